import { extendSecret, trimSpan } from '../ocr-noise.ts'
import { type Match, perPassage } from './recognizer.ts'

/** `scheme://` with a misread colon or slashes forgiven. */
const SCHEME = /\b[a-z][a-z0-9+.]{1,18} ?[:;] ?\/ ?\/|(?<![\w@])(?:hooks|discord|outlook|api)\.[a-z.]{4,40}\//gi
/** Query and fragment parameters that carry a credential. */
const PARAMETER =
  /[?&#;](?:[\w-]{0,20}(?:token|secret|signature|passw(?:or)?d|apikey|api[-_]key|access[-_]key|auth|credential|session|jwt|otp|magic|invite|code|sig|key|hash|ticket|state|nonce|pwd|sas|confirm|reset|verify|t|k|s|sv))=[^#\s]{6,}/i
const SIGNED = /(?:X-Amz-(?:Signature|Credential)|X-Goog-Signature|[?&]sig)=/i
/** Places whose path is the credential. */
const HOOKS =
  /hooks\.|\/webhooks?\/|webhook\.|\/hooks?\/|\/services\/T[A-Z0-9]|\/incoming|\/reset(?:-password)?\/|\/invite\/|\/verify\/|\/magic|\/confirm\/|\/unsubscribe\/|\/activate\/|\/join\/|\/share\/|\/s\/|\/d\/|\/ingest\/|\/v1\/integrations|\/_hooks|\/callback\/|\/bot\d/i
const DATABASE =
  /^(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb|jdbc|smtps?|imaps?|ldaps?|ftps?|sftp|ssh|nats|kafka|couchdb|elasticsearch|neo4j|bolt|snowflake|libsql|cassandra)/i
/** `Server=…;Password=…;` of ADO.NET, JDBC and libpq. */
const PAIRS =
  /\b(?:server|host|data source|user id|uid|username|user|database|dbname|port|accountname|endpoint|initial catalog) ?= ?[^;\s"']{1,80}[; ](?:[^"'\n]{0,200}?[; ])?(?:password|pwd|accountkey|sharedaccesskey) ?= ?[^;\s"']{1,120}(?: ?;[^\s"']{0,120})?/gi

/** Connection strings with a password, URLs with credentials or tokens, webhook URLs. */
export const urlCredentials = perPassage('url-credentials', 'pattern', 'SECRET', function* (passage, budget) {
  const { text } = passage
  let last = -1
  for (const match of budget.matches(SCHEME, text, 40)) {
    if (match.index < last) continue
    const end = extendSecret(text, urlEnd(text, match.index + match[0].length))
    budget.spend(end - match.index + 400)
    const found = judge(text, match.index, end)
    if (found) {
      last = found.end
      yield found
    }
  }
  for (const match of budget.matches(PAIRS, text, 300)) {
    // Its last semicolon belongs to it.
    yield { start: match.index, end: match.index + match[0].length, score: 0.92 }
  }
})

/** The end of a URL: up to a space or quote; one space after a separator is OCR's. At most 600 characters. */
function urlEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + 600)
  let i = from
  if (text[i] === ' ') i++
  while (i < limit) {
    const char = text[i]!
    if (/["'`<>()[\]{}|\s]/.test(char)) {
      // Inside a signature a bar or a bracket is a misread letter.
      if (
        /[|)\]}]/.test(char) &&
        /[=\w]/.test(text[i - 1]!) &&
        /^\w{6}/.test(text.slice(i + 1)) &&
        /=/.test(text.slice(from, i))
      ) {
        i++
        continue
      }
      if (char === ' ' && /[/:@?=&_.-]/.test(text[i - 1]!) && /[\w*•]/.test(text[i + 1] ?? '') && i - from >= 2) {
        i++
        continue
      }
      if (char === ' ' && /^ (?:[@/?=&_:.]|\. )[\w/]/.test(text.slice(i, i + 4))) {
        i++
        continue
      }
      // A bracketed IPv6 host or a masked part belongs to the URL.
      if ((char === '[' || char === ']') && /[:@]/.test(text[i + 1] ?? text[i - 1] ?? '')) {
        i++
        continue
      }
      break
    }
    i++
  }
  return i
}

/** What stands behind the first equals sign, up to the next parameter. */
function parameterValue(parameter: string): string {
  return parameter.slice(parameter.indexOf('=') + 1).split(/&[\w-]{1,30}=/)[0]!
}

function judge(text: string, start: number, end: number): Match | undefined {
  const span = trimSpan(text, start, end)
  const url = text.slice(span.start, span.end).replace(/ /g, '')
  const rest = url.replace(/^[^/]*\/\//, '')
  const authority = rest.split(/[/?#]/)[0]!
  const password = /^[^@]*[:;][^@]+[@©®]/.exec(rest.slice(0, 200))
  const database = DATABASE.test(url)
  if (password) return { ...span, score: 0.97 }
  if (database && /[@©®]/.test(authority)) return { ...span, score: 0.8 }
  // The at sign was misread: what stands behind the colon is no port.
  if (database && /:[^/]*[A-Za-z][^/]*/.test(authority)) return { ...span, score: 0.8 }
  if (database && /(?:password|pwd|secret|token)=/i.test(url)) return { ...span, score: 0.95 }
  // Sentry and the like: `https://key@host/id`.
  if (/^[0-9a-fA-F]{16,}[@©®]/.test(rest)) return { ...span, score: 0.95 }
  if (SIGNED.test(url)) return { ...span, score: 0.95 }
  const parameter = PARAMETER.exec(url)
  if (parameter && looksRandom(parameterValue(parameter[0]))) return { ...span, score: 0.92 }
  const path = rest.slice(authority.length)
  const pieces = path.split(/[/?#&=.]/)
  if (HOOKS.test(url) && pieces.some(piece => looksRandom(piece))) return { ...span, score: 0.92 }
  // Any long random path segment is a capability: it lets in whoever knows it.
  if (pieces.some(piece => piece.length >= 20 && looksRandom(piece) && !/^[0-9a-f-]{20,64}$/i.test(piece)))
    return { ...span, score: 0.75 }
  return undefined
}

/** True for what nobody would type: letters and digits mixed, or both cases, eight characters or more. */
function looksRandom(value: string): boolean {
  const plain = value.replace(/%[0-9A-F]{2}/gi, 'x').replace(/(?:\.{3}|…)$/, '')
  if (plain.length < 8 || !/[A-Za-z0-9]/.test(plain)) return false
  const digits = plain.replace(/\D/g, '').length
  const letters = plain.replace(/[^A-Za-z]/g, '').length
  if (digits >= 1 && letters >= 3 && !/^[a-z]+[-_]?v?\d{1,4}$/i.test(plain) && !/^\d{4}-\d\d-\d\d/.test(plain)) {
    // Words joined by dashes ("q3-report-2024") are titles.
    return !/^(?:[a-z]{2,}|\d{1,4})(?:[-_](?:[a-z]{2,}|\d{1,4}))+$/i.test(plain)
  }
  return letters >= 16 && /[a-z][A-Z]/.test(plain) && /[A-Z]{2}|[a-z][A-Z][a-z]?[A-Z]/.test(plain)
}
