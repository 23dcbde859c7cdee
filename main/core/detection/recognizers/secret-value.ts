import { inlineLabels } from '../labels/vocabulary.ts'
import { extendSecret, isMasked } from '../ocr-noise.ts'
import { type Match, type Passage, perPassage } from './recognizer.ts'

/** A run without spaces that is long enough to be a key. */
const RUN = /[^\s"'`,;<>()[\]{}=]{16,}={0,2}/g
const BEARER = /\b(?:Bearer|Basic|Digest|token) +([A-Za-z0-9._~+/=-]{8,})/gi
/** `--password hunter2`, `-p'…'`, `curl -u user:password`, `PASSWORD hunter2` in a log or shell. */
const FLAG =
  /(?:^|\s)--?(?:password|passwd|pass|pwd|token|api-key|apikey|secret|auth-token|access-token|client-secret)(?:[ =]+)["']?([^\s"']{4,120})/gi
const USER_PASSWORD = /(?:^|\s)(?:-u|--user) +["']?[\w.@-]{1,40}:([^\s"']{4,120})/g
/** "Your password is hunter2!", "รหัสผ่าน hunter2": told in a sentence. */
const TOLD =
  /(?:password|passcode|passwort|kennwort|mot de passe|contraseña|รหัสผ่าน)(?: (?:is|ist|est|es|คือ|lautet))? ?[:=]? ?["'“]?([^\s"'“”]{6,40})/giu
/** What stands in place of a value. */
const PLACEHOLDER =
  /^(?:<.*|\$\{?.*\}?|%.*%|\{\{.*\}\}|your[-_ ].*|enter .*|change ?me|example|none|null|undefined|true|false|yes|no|on|off|n\/a|not set|never|required|optional|hidden|show|hide|copy|edit|reset|rotate|revoke|generate|change|update|regenerate|expired?|active|enabled|disabled|process\.env.*|os\.environ.*|env\(.*|\w+\(.*|bearer|basic|digest|secrets?\..*|string|text|varchar.*|-+|_+|\?+)$/i
/** A password as rules make people write one: letters, a digit and a sign in one word, as no word of prose has them. */
const COMPOSED =
  /(?<![^\s"'(:])(?=[^\s]{0,20}[A-Za-z]{3}|[^\s]{0,24}[!$%*?][^\s]{0,20}[!$%*?])(?=[^\s]{0,23}[!#$%*?^&])[A-Za-z0-9][A-Za-z0-9!#$%*?^&]{7,23}(?=[\s"'),.]|$)/g
const THAI = /^[\u0e00-\u0e7f\s]+$/
const WORDS_ONLY = /^[\p{L}\p{M}\s,.'’!?:;()/-]+$/u

/** Values that a label, a flag or a header calls a password, key or token, and long random values that stand alone. */
export const secretValue = perPassage('secret-value', 'pattern', 'SECRET', function* (passage, budget, page) {
  const { text } = passage
  yield* labelledValues(passage, token => page.gazetteer.isWord(token))
  for (const pattern of [BEARER, FLAG, USER_PASSWORD]) {
    for (const match of budget.matches(pattern, text, 130)) {
      const value = match[1]!
      if (PLACEHOLDER.test(value) || isMasked(value) || (pattern === BEARER && !/\d/.test(value))) continue
      const start = match.index + match[0].lastIndexOf(value)
      yield { start, end: start + value.length, score: 0.9 }
    }
  }
  for (const match of budget.matches(TOLD, text, 70)) {
    const value = match[1]!.replace(/[.,;:!?)]$/, '')
    if (!isMixed(value) || PLACEHOLDER.test(value) || isMasked(value)) continue
    const start = match.index + match[0].lastIndexOf(match[1]!)
    yield { start, end: start + match[1]!.length, score: 0.75 }
  }
  for (const match of budget.matches(COMPOSED, text, 60)) {
    if (isComposed(match[0])) yield { start: match.index, end: match.index + match[0].length, score: 0.6 }
  }
  for (const match of budget.matches(RUN, text, 2)) {
    const score = randomness(match[0])
    if (score > 0) yield { start: match.index, end: extendSecret(text, match.index + match[0].length), score }
  }
})

function* labelledValues(passage: Passage, isWord: (token: string) => boolean): Generator<Match> {
  const { text } = passage
  // Beside, above or at the head of the column: the whole passage is the value.
  const label = passage.labels.find(l => l.kind === 'secret' && l.way !== 'inline')
  if (label && label.line === 0 && isValue(text) && !(label.way === 'above' && UUID.test(text.trim()))) {
    // Words are descriptions, buttons, other settings' names; a password that is one bare word needs a colon before it.
    const words = text
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .trim()
      .split(/\s+/)
    // Three words and more above or in a column are a sentence that stands there by chance.
    const sentence = words.length >= 3 && label.way !== 'beside'
    const prose =
      sentence ||
      (WORDS_ONLY.test(words.join(' ')) &&
        (words.length > 1 ||
          isWord(words[0]!) ||
          (/^\p{Lu}/u.test(words[0]!) && !isScrambled(words[0]!)) ||
          THAI.test(text)))
    yield {
      start: 0,
      end: text.length,
      score: prose ? 0.35 : label.way === 'column' || label.way === 'above' ? 0.75 : 0.85,
    }
  } else if (
    label &&
    label.line > 0 &&
    /^[^\s]{16,}$|^[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){1,3}$/i.test(text) &&
    /\d/.test(text)
  )
    yield { start: 0, end: text.length, score: 0.8 }
  for (const inline of inlineLabels(text)) {
    if (inline.kind !== 'secret') continue
    const rest = text.slice(inline.end)
    const value = /^["'`\s]*([^\s"'`]{1,400})/.exec(rest)
    if (!value || !isValue(value[1]!)) continue
    // Prose after a colon ("Password: must have eight letters") is no value; a password is one word.
    if (
      /^[\p{Ll}]+$/u.test(value[1]!) &&
      /^\s+\p{L}/u.test(rest.slice(value[0].length)) &&
      !/=\s*$/.test(text.slice(0, inline.end))
    )
      continue
    const start = inline.end + value[0].length - value[1]!.length
    const end = extendSecret(text, start + value[1]!.replace(/[,;)\]}]+$/, '').length)
    yield { start, end, score: 0.85 }
  }
}

/** Twelve letters and more that change between capitals and small ones as no name in code does: "RmHLwjJnsKgVEEvbMVQ". */
function isScrambled(word: string): boolean {
  const letters = word.replace(/[^A-Za-z]/g, '')
  let changes = 0
  for (let i = 1; i < letters.length; i++) if (kindOf(letters[i]!) !== kindOf(letters[i - 1]!)) changes++
  return letters.length >= 12 && changes >= 0.3 * letters.length
}

/** Letters with a digit, and a capital behind the first letter or a sign: no word of prose is written so. */
function isMixed(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && (/.[A-Z]/.test(value) || /[^A-Za-z0-9]/.test(value.slice(0, -1)))
}

/** "Harbor867!", "A*yr$$y!UIuf": digits and a sign after letters, or signs in the middle of letters of both cases. */
function isComposed(word: string): boolean {
  if (/^[A-Za-z]+\d{2,}[!#$%*?^&]{1,2}$/.test(word)) return true
  const signs = word.match(/[!#$%*?^&]/g)?.length ?? 0
  return signs >= 2 && /[a-z]/.test(word) && /[A-Z]/.test(word) && /[a-zA-Z][!#$%*?^&]+[a-zA-Z]/.test(word)
}

function isValue(text: string): boolean {
  const value = text.trim()
  // The name of a variable stands for its value.
  if (/^\$?\{?[A-Z]+(?:_[A-Z0-9]+)+\}?$/.test(value)) return false
  if (value.length < 4 || isMasked(value) || PLACEHOLDER.test(value) || /^(.)\1+$/.test(value)) return false
  // Dates, "12 days ago", scopes and counts beside "Token".
  if (/^[\d.,\s]*%?$/.test(value) && /[.,%]/.test(value)) return false
  if (/^\d{4}-\d\d-\d\d|^\w+:$|^v?\d+(?:\.\d+)+/.test(value.replace(/^["']/, ''))) return false
  if (/^\d{1,2}[\s/.-]\w{2,9}[\s/.-]\d{2,4}|^\d+ \p{L}+/u.test(value)) return false
  return /[\p{L}\p{N}]/u.test(value)
}

const HASH_SHARE = 0.85
/** Keys have twenty characters and more; passwords that a program made up have sixteen, and change at nearly every one. */
const USUAL_KEY = 20
const SHORT_KEY = 16
const UUID = /^["']?[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}["']?,?$/i

/** How much a run without spaces looks like a generated key: 0 when a word, path, hash or number could look the same. */
function randomness(run: string): number {
  const value = run.replace(/^[^\p{L}\p{N}]+|[^\w=]+$/gu, '')
  if (value.length < SHORT_KEY || value.length > 4_000) return 0
  // URLs are judged elsewhere; paths, addresses, file names and identifiers in code are words joined by signs.
  if (
    /:\/\/|^[\w.-]*\/[\w./-]*\/|@|^www\.|\.(?:com|org|net|png|jpg|js|ts|json|html|css|py|md|log|txt|csv)\b/i.test(value)
  )
    return 0
  if (/^\w{7,9}-\w{3,5}-\w{3,5}-\w{3,5}-\w{11,13}$/.test(value)) return 0
  if (/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value.replace(/[OoSTGlIZqt£]/g, '0'))) return 0
  // Hashes name versions of public things: commits, digests, checksums.
  if (/^(?:sha\d+[:-])?[0-9a-f-]+$/i.test(value.replace(/[OoIlSTGZ@qt£]/g, '0'))) return 0
  const body = value.replace(/[-_.]/g, '')
  // … also when a few of their letters were misread.
  if ((body.match(/[0-9a-f]/gi) ?? []).length >= HASH_SHARE * body.length && body.length >= 32) return 0
  const upper = (body.match(/[A-Z]/g) ?? []).length
  const lower = (body.match(/[a-z]/g) ?? []).length
  const digits = (body.match(/\d/g) ?? []).length
  if (upper + lower + digits < 0.85 * body.length) return 0
  if (digits < 2 || upper < 2 || lower < 2) return 0
  if (shannon(body) < 3.4) return 0
  // Changes between the kinds of characters: a generated key changes about every second character, "HTTPServer2024Config" seldom.
  let changes = 0
  for (let i = 1; i < body.length; i++) if (kindOf(body[i]!) !== kindOf(body[i - 1]!)) changes++
  const rate = changes / body.length
  if (value.length < USUAL_KEY) return rate > 0.45 && body === value ? 0.56 : 0
  return rate > 0.33 ? 0.72 : 0
}

function kindOf(char: string): number {
  return /\d/.test(char) ? 0 : /[A-Z]/.test(char) ? 1 : 2
}

/** Bits a character (Shannon, 1948). */
function shannon(text: string): number {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
