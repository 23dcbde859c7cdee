import { labelKind } from '../labels/vocabulary.ts'
import { hasLabel, type Match, perPassage } from './recognizer.ts'

const MENTION = /(?<![\p{L}\p{N}._%+@/-])@[\p{L}\p{N}_](?:[\p{L}\p{N}._-]{0,38}[\p{L}\p{N}_])?(?![\p{L}\p{N}@])/gu
/** At signs of programming languages, style sheets, package scopes and groups of people. */
const NOT_MENTION =
  /^@ ?(?:media|import|font-face|keyframes|charset|supports|layer|page|param|returns?|throws|type|typedef|example|see|deprecated|since|author|override|overrides|test|before|after|beforeeach|aftereach|autowired|component|service|controller|injectable|module|input|output|get|post|put|delete|patch|body|query|entity|column|id|everyone|here|channel|all|team|staticmethod|classmethod|property|dataclass|pytest|app|router|tailwind|apply|include|mixin|extend|use|if|else|for|each|function|return|null|nonnull|nullable|value|bean|data|getter|setter|slf4j|latest|next|beta|alpha|\d[\d.]*)$/i
const HOME =
  /(?:\/home\/|\/Users\/|[A-Z]:\\Users\\|\/var\/mail\/|~(?=[\w.-]+\/))([a-z][a-z0-9._-]{1,31})(?=[/\\\s:"'$)]|$)/gi
const SYSTEM =
  /^(?:runner|root|ubuntu|admin|user|app|node|www-data|default|public|shared|circleci|jenkins|deploy|git|ec2-user|vagrant|www|home|ci|build|builder|postgres|me|username|you|name|appuser|vscode|codespace)$/i
const PROMPT =
  /(?<![\w.@])([a-z][a-z0-9._-]{1,31})@(?:[a-z0-9][a-z0-9-]{1,40})(?=[:~ ])(?:[: ]?[~/][^\s]{0,60})?[ ]?[$#%>]/gi
/** "user=jdoe", "logged in as jdoe", "for user jdoe from …", "sudo: jdoe :", "Accepted publickey for jdoe". */
const SPOKEN =
  /(?:\b(?:user|username|login|uid|usr|user_name|account|actor|by_user|author|owner)=["']?|\b(?:logged in as|signed in as|login as|user name|for user|invalid user|session opened for user|session closed for user|(?:password|publickey) for|new user|welcome back,?|connecté en tant que|angemeldet als|conectado como|เข้าสู่ระบบในชื่อ) ["'@]?|\bsudo: +)([a-z][a-z0-9._-]{1,31})(?![\w@])/gi
/** "jdoe opened this pull request", "jdoe commented 2 days ago". */
const DOES =
  /(?:^(?:[@©®°OoQ] )?|(?:by|from|per|von|por|โดย|·|•|—|-|owner|member|admin|maintainer|reviewer|editor) )([a-z][a-z0-9._-]{2,38}) (?=(?:commented|opened|merged|approved|requested|pushed|assigned|added|removed|closed|reopened|reviewed|wants to merge|force-pushed|authored|committed|mentioned|replied|edited|created|updated|deleted|joined|left|deployed|started|triggered|a commenté|a ouvert|a fusionné|a approuvé|hat kommentiert|kommentierte|hat|comentó|abrió|fusionó|aprobó|ha comentado)\b)/g
/** `198.51.100.7 - jdoe "GET /api/orders HTTP/1.1"`: the user of an access log. */
const ASKS =
  /(?<![\w.@/:-])([a-z][a-z0-9._-]{2,38}) (?:\[[^\]]{8,40}\] )?["'“”‘’](?=(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/)/g
/** "jdoe / storefront": whose repository it is. */
const OWNS = /^[^\p{L}\p{N}]{0,3}([a-z][a-z0-9._-]{3,38}) \/ (?=[a-z][a-z0-9._-]{2,38}$)/gu
/** "Triggered by jdoe", "deployed by j_doe" at the end of what a log says. */
const BY =
  /\b(?:triggered|started|deployed|approved|requested|created|updated|committed|pushed|merged|run|executed|published|cancelled|canceled|retried|reviewed) by ([a-z][a-z0-9._-]{3,38})(?=$|[\s,;)])/gi
/** "jdoe@198.51.100.7": a login at an address, the sign read or lost. */
const AT_ADDRESS =
  /(?<![\w.@:/])([a-z][a-z0-9._-]{2,31}?)[@©®eé]?(?=(?:\d{1,3}\.){3}\d{1,3}(?!\d)|(?<=@)[\da-f]{1,4}:[\da-f]{1,4}:)/g
/** "notify@jane_doe": a mention whose space OCR lost; a domain has a dot, a host seldom an underscore. */
const GLUED_MENTION =
  /(?<=\b(?:notify|cc|ping|assign|to|by|from|via|user))@([a-z0-9]+(?:_[a-z0-9]+)+|[a-z]{3,}\d{1,3})(?![\w.@])|(?<=\b(?:notify|cc|ping|assign))@([a-z][a-z0-9_-]{3,30})(?![\w.@])/gi
/** "ชื่อผู้ใช้ jdoe": the label and the value as one text. */
const THAI_USER = /ชื่อ ?ผู้ ?ใช้ ?:? ?([a-z][a-z0-9._-]{2,31})(?![\w@])/g
const NEVER_WORDS: ReadonlySet<RegExp> = new Set([DOES, BY, ASKS, OWNS])
const HANDLE = /^[@~]?(?=.*[a-z])[\p{L}\p{N}](?:[\p{L}\p{N}._\\-]{0,40}[\p{L}\p{N}_])?$/u
const NOT_HANDLE =
  /^(?:none|null|n\/?a|unknown|system|default|required|optional|yes|no|true|false|active|inactive|pending|admin|owner|member|viewer|editor|guest|edit|change|sso|enabled|disabled|root|postgres|anonymous|varchar|text|string|int|integer|username|password|email)$/i

const PEOPLE: ReadonlySet<string> = new Set(['person', 'weak-person'])
const SMALL = /^[a-z][a-z0-9]{3,30}(?:[._-][a-z0-9]{1,30}){0,2}$/

/** User names: mentions, values of "Username" and "Login", home folders, prompts, what logs say about users. */
export const username = perPassage('username', 'pattern', 'USERNAME', function* (passage, budget, page) {
  const { text } = passage
  const labelled = passage.labels.find(label => label.kind === 'username')
  for (const match of budget.matches(MENTION, text, 44)) {
    const value = match[0]
    if (/^@[0-9a-f]{6,}(?:-|$)/.test(value)) continue
    if (NOT_MENTION.test(value) || /^[/.]/.test(text.slice(match.index + value.length)) || value.length < 4) continue
    // An icon before a menu's word is read as an at sign.
    if (/^@\p{Lu}\p{Ll}+$/u.test(value) && page.gazetteer.isWord(value.slice(1).toLowerCase())) continue
    // "@scope/package" and a domain with a lost mailbox are other things.
    if (/\.(?:com|org|net|io|co|fr|de|es|pdf|png|jpg|csv|zip|docx?|xlsx?)$/i.test(value)) continue
    yield span(match.index, value, 0.85)
  }
  for (const [pattern, score] of [
    [HOME, 0.85],
    [PROMPT, 0.8],
    [SPOKEN, 0.85],
    [DOES, 0.8],
    [ASKS, 0.8],
    [OWNS, 0.65],
    [BY, 0.75],
    [AT_ADDRESS, 0.7],
    [GLUED_MENTION, 0.7],
    [THAI_USER, 0.75],
  ] as const) {
    for (const match of budget.matches(pattern, text, 60)) {
      const value = match[1] ?? match[2]!
      if (SYSTEM.test(value) || NOT_HANDLE.test(value)) continue
      // "request opened", "issue closed": an ordinary word is no handle.
      if (NEVER_WORDS.has(pattern) && page.gazetteer.isWord(value)) continue
      const offset = match[0].indexOf(value, pattern === HOME ? 1 : 0)
      yield span(match.index + offset, value, score)
    }
  }
  // "Reviewers" and "Handled by" name people by their user names too.
  const people = passage.labels[0]
  if (people && PEOPLE.has(people.kind) && people.line === 0 && SMALL.test(text.trim())) {
    const value = text.trim()
    // "settings.contact": words joined by a dot are a key of a program.
    const words = value.split(/[^a-z]+/).every(part => part.length < 2 || page.gazetteer.isWord(part))
    if (!NOT_HANDLE.test(value) && !SYSTEM.test(value) && !words) yield span(text.indexOf(value), value, 0.58)
  }
  if (labelled && labelled.line === 0) {
    const value = text.trim()
    const first = value.split(/\s/)[0]!
    // Another label or an ordinary word stands there by chance when it isn't right beside.
    const words = value.toLowerCase().split(/\s+/)
    const chance = labelKind(value) !== undefined || words.every(word => page.gazetteer.isWord(word))
    if (chance && (labelled.way === 'column' || labelled.way === 'above')) return
    if (HANDLE.test(value) && !NOT_HANDLE.test(value) && !hasLabel(passage, 'secret'))
      yield span(text.indexOf(value), value, 0.85)
    else if (value.split(/\s+/).length <= 2 && HANDLE.test(value.replace(/\s+/g, '')) && !NOT_HANDLE.test(value)) {
      yield span(text.indexOf(value), value, labelled.way === 'column' ? 0.6 : 0.7)
    } else if (labelled.way === 'inline' || labelled.way === 'key') {
      if (HANDLE.test(first) && !NOT_HANDLE.test(first)) yield span(text.indexOf(first), first, 0.75)
    }
  }
})

function span(start: number, value: string, score: number): Match {
  return { start, end: start + value.length, score }
}
