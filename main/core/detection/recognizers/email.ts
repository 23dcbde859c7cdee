import type { Budget } from '../budget.ts'
import { hasLabel, type Match, type Page, perPassage } from './recognizer.ts'

/** An at sign as OCR reads it. */
const AT = /[@©®ĝğĜĞ]|\(@|@\)/g
const LOCAL = /[\p{L}\p{N}._%+\-'’~]/u
const TLDS =
  'com|org|net|io|co|dev|app|edu|gov|info|biz|fr|de|es|th|uk|eu|us|ca|au|jp|cn|in|it|nl|be|ch|at|se|no|dk|fi|pl|pt|cz|ie|br|mx|ar|cl|ai|me|tv|xyz|online|site|cloud|tech|test|example|local|internal|invalid|asia|sg|my|vn|id|ph|kr|hk|tw|nz|za|ru|ua|tr|gr|ro|hu'
const TLD = new RegExp(`^(?:${TLDS})$`, 'i')
const GLUED_TLD = /[\p{L}\p{N}-]{2,}(?:com|org|net)$/iu
/** A lost at sign: OCR took it for a letter, between what reads like a mailbox and a domain. */
const LOST_AT =
  /(?<![\w@.])[a-z0-9][a-z0-9._+-]{1,40}[Q&€¢GO][a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,30}){0,3}\.(?:com|org|net|io|fr|de|es|co)(?![\w])/g
const DOMAIN = String.raw`[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,30}){0,3}\.(?:com|org|net|io|fr|de|es|co)(?:\.{3})?(?![\w])`
/** An at sign read as "(Q", "()", "(9 " or, after what only a mailbox has, as a bracket alone. */
const BRACKET_AT = new RegExp(
  String.raw`(?<![\w@.(])[a-z0-9][\w.+-]{1,40}(?:\((?:[A-Z0-9@&]\)?|\)) ?|(?<=[._+\d][\w.+-]{0,40})\()${DOMAIN}`,
  'gi',
)
/** An at sign read as a letter: an underscore or an accent stands in no domain. */
const LETTER_AT = /(?<![\w@./:-])[a-z0-9][\w.+-]{0,40}[_éêèë][\w.+-]{1,60}\.(?:com|org|net)(?![\w/:(])/gi
const KNOWN_DOMAIN = /(?<=[\w.+-]{2}@)[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,30}){0,3}\.[a-z]{2,6}(?![\w.-])/g
const MOST_DOMAINS = 60
/** A mailbox, and behind it what an at sign is taken for. */
const MAILBOX_BEFORE = /(?<![\w@./:%&=+-])[a-z0-9][\w.+-]{2,50}(?:[gGQOq9fa&€¢\u00c0-\u024f]|fi|ifi?|\(a\)?)$/
/** What says that an address follows although its at sign is lost: a field's name, or brackets around a domain's end. */
const FIELD = new RegExp(String.raw`(?<=["'“]e-?mail["'”] ?[:=] ?["'“])[a-z0-9][\w.+-]{3,60}?${DOMAIN}`, 'gi')
const BRACKETS = new RegExp(String.raw`(?<=\p{L}\.? <)[a-z0-9][\w.+-]{3,60}?${DOMAIN}(?=>)`, 'giu')
/** Mailboxes of machines that belong to nobody, as in `git@github.com:`. */
const NOT_MAIL = /^(?:git|hg|svn)$/i

/** Email addresses, with a lost dot, a misread at sign and stray spaces forgiven, and addresses cut by an ellipsis. */
export const email = perPassage('email', 'pattern', 'EMAIL', function* (passage, budget, page) {
  const { text } = passage
  const labelled = hasLabel(passage, 'email', 'recipient')
  for (const match of budget.matches(AT, text, 1)) {
    const found = aroundAt(text, match.index, match.index + match[0].length, labelled)
    budget.spend(130)
    if (found) yield found
  }
  if (/[Q&€¢GO]/.test(text) && !/[@©®]/.test(text)) {
    for (const match of budget.matches(LOST_AT, text, 60)) {
      const local = match[0].split(/[Q&€¢GO]/)[0]!
      if (labelled || /[._]|\d$/.test(local) || text[match.index - 1] === '<') {
        yield { start: match.index, end: match.index + match[0].length, score: labelled ? 0.85 : 0.6 }
      }
    }
  }
  if (/\./.test(text) && !/[@©®]/.test(text)) {
    for (const [pattern, score] of [
      [BRACKET_AT, 0.7],
      [LETTER_AT, 0.62],
      [FIELD, 0.8],
      [BRACKETS, 0.7],
    ] as const)
      for (const match of budget.matches(pattern, text, 160))
        yield { start: match.index, end: match.index + match[0].length, score: labelled ? 0.85 : score }
  }
  for (const found of atKnownDomains(text, domainsOf(page), budget)) yield found
  // "(janedoe@…", "(janedoe@exam.": cut behind the sign.
  const behind = /[(<]([\w.+-]{3,40}@[\w-]{0,20})(?:\.{1,4}|…)$/.exec(text.slice(-90))
  if (behind) yield { start: text.length - behind[0].length + 1, end: text.length, score: 0.8 }
  // "janedoe@…" by itself: only three full stops say that it is cut.
  const bare = /(?:^|\s)([\w.+-]{3,40}@[\w-]{0,20})(?:\.{3,4}|…)$/.exec(text.slice(-90))
  if (bare) yield { start: text.length - bare[0].trimStart().length, end: text.length, score: 0.75 }
  // "Jane Doe (jane.d…": an address in brackets after a name, cut before its at sign.
  const cut = /(?:\p{Lu}\p{Ll}+|[\u0e00-\u0e7f]{2}) [(<]([\w.+-]{3,40}?)(?:\.{3,4}|…)$/u.exec(text.slice(-90))
  if (cut && !/[@©®]/.test(cut[0])) {
    const at = text.length - cut[0].length + cut[0].search(/[(<]/)
    yield { start: at + 1, end: text.length, score: 0.6 }
  }
  if (labelled && !/[@©®]/.test(text)) {
    const dotted = /^[\w.+-]{3,40} ?[\w-]{2,40}\.[a-z]{2,6}(?:\.[a-z]{2,3})?$/i.exec(text.slice(0, 100))
    const plain = passage.labels.some(
      label => label.kind === 'email' && (label.way === 'column' || label.way === 'above'),
    )
    if (
      dotted &&
      !/^(?:www|api|app|mail|smtp|docs|login|portal)\.|^https?/i.test(text) &&
      !(plain && /^[a-z-]+\.[a-z-]+\.[a-z]{2,4}$|^[a-z-]+\.[a-z]{2,4}$/.test(text))
    )
      yield { start: 0, end: dotted[0].length, score: 0.7 }
  }
})

const domains = new WeakMap<Page, readonly string[]>()

/** The domains of the page's addresses that were read as such. */
function domainsOf(page: Page): readonly string[] {
  let known = domains.get(page)
  if (!known) {
    const found = page.passages.flatMap(({ text }) =>
      [...text.slice(0, 2_000).matchAll(KNOWN_DOMAIN)].map(([domain]) => domain),
    )
    known = [...new Set(found)].slice(0, MOST_DOMAINS)
    domains.set(page, known)
  }
  return known
}

/** A mailbox and a sign for the at sign before a domain that other addresses of the page have: "janedoegexample.com". */
function* atKnownDomains(text: string, known: readonly string[], budget: Budget): Generator<Match> {
  for (const domain of known)
    for (let at = text.indexOf(domain); at > 0; at = text.indexOf(domain, at + 1)) {
      budget.spend(80)
      const before = MAILBOX_BEFORE.exec(text.slice(Math.max(0, at - 60), at))
      if (!before || /^[\w-]|^\.\w/.test(text.slice(at + domain.length))) continue
      yield { start: at - before[0].length, end: at + domain.length, score: 0.66 }
    }
}

function aroundAt(text: string, at: number, afterAt: number, labelled: boolean): Match | undefined {
  const start = localStart(text, at)
  if (start === undefined) return undefined
  const local = text.slice(start, at).trimEnd()
  const end = domainEnd(text, afterAt)
  if (end === undefined || NOT_MAIL.test(local)) return undefined
  const domain = text.slice(afterAt, end).replace(/ /g, '')
  if (/^\d+(?:\.\d+)+$/.test(domain) || /[:/]\/$/.test(text.slice(0, start))) return undefined
  const real = text[at] === '@' || text[at] === '(' || text[at + 1] === '@'
  const last = domain.split('.').at(-1)!
  const cut = /^ ?(?:\.{1,4}|…)(?:[\s)\]]|$)/.test(text.slice(end, end + 8)) && /^ ?(?:\.{2,}|…)/.test(text.slice(end))
  if (cut) return { start, end: cutEnd(text, end), score: 0.9 }
  if (domain.includes('.') && TLD.test(last)) return { start, end, score: real ? 0.99 : 0.9 }
  if (domain.includes('.') && /^[a-z]{2,12}$/i.test(last)) return { start, end, score: real ? 0.85 : 0.6 }
  if (GLUED_TLD.test(domain)) return { start, end, score: real ? 0.9 : 0.7 }
  // "user@host" of a terminal is a machine's; beside a label or with a dotted mailbox it is a mail cut or misread.
  if (labelled) return { start, end, score: 0.8 }
  const prompt = /^[: ]?[:~]/.test(text.slice(end))
  if (/\p{L}[._]\p{L}/u.test(local) && domain.length >= 4 && !prompt) return { start, end, score: 0.62 }
  return undefined
}

/** Where the mailbox begins: letters to the left, one space before the sign or after a dot forgiven. */
function localStart(text: string, at: number): number | undefined {
  let start = at
  if (text[start - 1] === ' ' && LOCAL.test(text[start - 2] ?? '')) {
    const word = /[^\s]{2,64}$/.exec(text.slice(Math.max(0, at - 65), at - 1))?.[0]
    // "Jane @acme": a mention after a word. A mailbox split by OCR has a dot or a digit, or stands alone.
    if (!word || !(/[._\d]/.test(word) || at - 1 - word.length === 0)) return undefined
    start--
  }
  const limit = Math.max(0, at - 66)
  while (start > limit) {
    if (LOCAL.test(text[start - 1]!)) start--
    // A comma between small letters is a misread dot, unless another address ends there.
    else if (
      text[start - 1] === ',' &&
      /\p{Ll}/u.test(text[start] ?? '') &&
      /^[^@\s]*\p{Ll}$/u.test(
        text
          .slice(Math.max(0, start - 30), start - 1)
          .split(/[\s,]/)
          .at(-1) ?? '',
      ) &&
      !/@/.test(text.slice(Math.max(0, start - 40), start - 1))
    )
      start--
    else if (text[start - 1] === ' ' && text[start] === '+' && LOCAL.test(text[start - 2] ?? '')) start -= 2
    else if (
      text[start - 1] === ' ' &&
      /[._]/.test(text[start - 2] ?? '') &&
      /\p{L}/u.test(text[start - 3] ?? '') &&
      /\p{Ll}|\d/u.test(text[start] ?? '')
    )
      start -= 2
    else break
  }
  while (start < at && /[.'’\-~]/.test(text[start]!)) start++
  // Digits alone are no mailbox: the sign between them and the word before was lost.
  const word = /^\d{1,4}$/.test(text.slice(start, at)) && /(?:^|\s)([a-z]{2,20}) $/.exec(text.slice(0, start))
  if (word) return start - word[1]!.length - 1
  // All that stands before is one small word: its dot or underscore was lost.
  const lead = /^[a-z]{2,20} $/.exec(text.slice(0, start))
  if (lead && /^[a-z0-9]/.test(text.slice(start, start + 1)) && text.slice(0, start).length <= 21) start = 0
  return start < at && /[\p{L}\p{N}]/u.test(text.slice(start, at)) ? start : undefined
}

/** Where the domain ends: labels and dots, one space beside a dot forgiven. */
function domainEnd(text: string, from: number): number | undefined {
  let i = from
  if (text[i] === ' ' && /[\p{L}\p{N}]/u.test(text[i + 1] ?? '')) i++
  const limit = Math.min(text.length, from + 120)
  let end = i
  while (i < limit) {
    if (/[\p{L}\p{N}-]/u.test(text[i]!)) end = ++i
    else if (text[i] === '.' && /[\p{L}\p{N}]/u.test(text[i + 1] ?? '')) i++
    else if (/^\. [a-z]{2,}/.test(text.slice(i, i + 5)) && isTld(text, i + 2)) i += 2
    else if (/^ \.[a-z]{2,}/.test(text.slice(i, i + 5)) && isTld(text, i + 2)) i += 2
    else if (text[i] === ',' && isTld(text, i + 1)) i++
    else break
  }
  return end > from && /[\p{L}\p{N}]/u.test(text.slice(from, end)) ? end : undefined
}

function isTld(text: string, at: number): boolean {
  const word = /^[a-z]+/i.exec(text.slice(at, at + 16))?.[0]
  return word !== undefined && TLD.test(word)
}

function cutEnd(text: string, end: number): number {
  const rest = /^ ?(?:\.{2,}|…)/.exec(text.slice(end))
  return rest ? end + rest[0].length : end
}
