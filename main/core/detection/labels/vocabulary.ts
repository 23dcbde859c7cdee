import {
  ADDRESS,
  BANK,
  BIRTH,
  CARD,
  EMAIL,
  HOST,
  IP,
  NATIONAL,
  OTHER,
  PERSON,
  PHONE,
  RECIPIENT,
  SECRET,
  USERNAME,
  WEAK_PERSON,
} from './words.ts'

/** What a label says of the value it names. `weak-person` ("Name") needs a value that looks like one; `other` is not personal. */
export type LabelKind =
  | 'person'
  | 'weak-person'
  | 'recipient'
  | 'email'
  | 'phone'
  | 'address'
  | 'card'
  | 'bank-account'
  | 'national-id'
  | 'date-of-birth'
  | 'username'
  | 'ip'
  | 'secret'
  | 'host'
  | 'other'

const THAI = /[\u0e00-\u0e7f]/

const LISTS: readonly (readonly [LabelKind, string])[] = [
  ['person', PERSON],
  ['weak-person', WEAK_PERSON],
  ['recipient', RECIPIENT],
  ['email', EMAIL],
  ['phone', PHONE],
  ['address', ADDRESS],
  ['card', CARD],
  ['bank-account', BANK],
  ['national-id', NATIONAL],
  ['date-of-birth', BIRTH],
  ['username', USERNAME],
  ['ip', IP],
  ['secret', SECRET],
  ['host', HOST],
  ['other', OTHER],
]

const KINDS: ReadonlyMap<string, LabelKind> = new Map(
  LISTS.flatMap(([kind, list]) =>
    list
      .split(/[,\n]/)
      .map(entry => plainLabel(entry))
      .filter(entry => entry.length > 0)
      .map(entry => [entry, kind] as const),
  ),
)
/** Labels of eight letters or more, by length, for a reading with one wrong letter. */
const BY_LENGTH = Map.groupBy(
  [...KINDS.keys()].filter(label => label.length >= (THAI.test(label) ? 5 : 8)),
  label => label.length,
)

const LONGEST = 40

/** Words that say whose value it is and leave the kind to the rest: "Customer email", "Billing address". */
const WHOSE = new RegExp(
  `^(?:${[
    'customer|client|contact|billing|shipping|delivery|home|work|personal|primary|secondary|main|user|owner|employee|member|patient|guest|student|account|admin|administrator|support|sender|recipient|payer|payee|company|office|business|mailing|postal|street|registered|current|new|old|your|my|verified|recovery|backup|alternate|alternative|emergency|login|reply to|subscriber|buyer|seller|vendor|supplier|lead|reporter|requester|applicant|author|smtp|database|db|client s|invoice|residential|permanent|temporary|legal|preferred|last|source|remote|public|private|server|destination',
  ].join('|')}) (?=.)`,
)

const NO_ROW_LABEL: ReadonlySet<string> = new Set(['person', 'weak-person', 'recipient', 'other'])

/** True for kinds that name what stands beside them even as a cell of a table: keys of settings, fields of a record. */
export function isRowLabel(kind: string): boolean {
  return !NO_ROW_LABEL.has(kind)
}

/** A label's text without case, diacritics, colons, stars, "(optional)"; camelCase and snake_case become words. */
export function plainLabel(text: string): string {
  return (
    text
      .replace(/\([^)]*\)/g, ' ')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/[’']/g, ' ')
      .replace(/[^\p{L}\p{N}\p{M}/]+/gu, ' ')
      // OCR puts spaces between Thai letters, and takes apart what Unicode writes as one vowel.
      .replaceAll('\u0e4d\u0e32', '\u0e33')
      .replace(/(?<=[\u0e00-\u0e7f]) (?=[\u0e00-\u0e7f])/g, '')
      .trim()
  )
}

/** What `text` is a label of, or undefined when it is none. One wrong letter is forgiven in labels of eight letters or more. */
export function labelKind(text: string): LabelKind | undefined {
  if (text.length > LONGEST + 8) return undefined
  // A value that happens to start like a label has digits or an @ in it.
  if (/@|\d{3}/.test(text)) return undefined
  // Nor are statements of a program labels; "Né(e) le" and "Name(s)" are.
  if (
    /(?<!\p{L}(?=\(\p{Ll}{1,3}\)))[({;<>]\S|[)}][^\s:]|\.env\b|^[+-]? ?(?:const|let|var|export|import|return|def|if)\b/u.test(
      text,
    )
  )
    return undefined
  const plain = plainLabel(text.replace(/^[^\p{L}\p{M}]{1,3} (?=\p{L})|^[A-Za-z&©®] (?=\p{Lu})/u, ''))
  if (plain.length < 2 || plain.length > LONGEST) return undefined
  const exact = lookUp(plain)
  if (exact) return exact
  const whose = plain.replace(WHOSE, '')
  if (whose !== plain) {
    const kind = lookUp(whose)
    if (kind) return kind
  }
  // "DEPLOY_TOKEN", "Stripe secret key": what it ends in says what it is, whatever it is for.
  if (SECRET_END.test(plain) || GLUED_SECRET.test(text.trim())) return 'secret'
  return CUT.test(text) ? cutLabel(plain) : undefined
}

const CUT = /(?:\.{2,4}|…)$/
const LEAST_CUT = 6

/** What a head cut by its column's width stands for: the kind of all labels that begin like it. */
function cutLabel(plain: string): LabelKind | undefined {
  if (plain.length < LEAST_CUT) return undefined
  const kinds = new Set([...KINDS].filter(([label]) => label.startsWith(plain)).map(([, kind]) => kind))
  return kinds.size === 1 ? [...kinds][0] : undefined
}

/** The name of a variable whose underscores were not read: "AWSSECRETACCESSKEY". */
const GLUED_SECRET =
  /^[A-Z_ ]{3,40}(?:TOKEN|SECRET|PASSWORD|PASSWD|WEBHOOK|(?:ACCESS|SECRET|API|PRIVATE|SIGNING|AUTH|ENCRYPTION)[_ ]?KEY)$/

const SECRET_END =
  / (?:token|secret|password|passwd|pwd|passphrase|api key|secret key|access key|private key|signing key|webhook|webhook url|credential|dsn|auth key|apikey)$/

function lookUp(plain: string): LabelKind | undefined {
  const known = KINDS.get(plain)
  if (known) return known
  if (plain.includes('/')) return eitherOf(plain.split('/').map(part => part.trim()))
  if (plain.length < 5) return undefined
  const singular = plain.endsWith('s') && plain !== 'tokens' ? KINDS.get(plain.slice(0, -1)) : undefined
  if (singular) return singular
  if (plain.length < (THAI.test(plain) ? 5 : 8)) return undefined
  for (const length of [plain.length, plain.length - 1, plain.length + 1]) {
    for (const label of BY_LENGTH.get(length) ?? []) if (oneEdit(label, plain)) return KINDS.get(label)
  }
  return undefined
}

/** "DNI/NIE", "Phone / Fax": names for one kind of value. */
function eitherOf(labels: readonly string[]): LabelKind | undefined {
  const kinds = new Set(labels.map(label => (label.includes('/') ? undefined : lookUp(label))))
  return kinds.size === 1 ? [...kinds][0] : undefined
}

/** True when the two differ by at most one inserted, deleted or replaced letter. */
function oneEdit(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return a.length - start - end <= 1 && b.length - start - end <= 1
}

/** A label inside a text: "Email: jane@…", "password=…". `end` is where the value may begin. */
export interface InlineLabel {
  readonly kind: LabelKind
  readonly start: number
  readonly end: number
}

/** A line with more colons than this is no text for people: its values are judged by their looks alone. */
const MOST_SIGNS = 500

/** Labels with a colon or an equals sign inside a text of any length, left to right. */
export function inlineLabels(text: string): InlineLabel[] {
  const found: InlineLabel[] = []
  let signs = 0
  for (const match of text.matchAll(/[:=：]/g)) {
    if (++signs > MOST_SIGNS) break
    const at = match.index
    // URLs and times have colons too.
    if (text.startsWith('//', at + 1) || /\d/.test(text[at - 1] ?? '')) continue
    const before = text.slice(Math.max(0, at - LONGEST), at)
    const end = at + 1
    // From the nearest word leftwards, up to four words: the longest that is a label wins.
    const words = [...before.matchAll(/[\p{L}\p{M}\p{N}_’'./-]+/gu)].slice(-4)
    for (const word of words) {
      const tail = before.slice(word.index).replace(/["'`\s]+$/, '')
      const kind = labelKind(tail)
      if (kind) {
        found.push({ kind, start: at - before.length + word.index, end })
        break
      }
    }
  }
  return found
}

/** Headers that make a plain "Name" beside them a given name. */
const SURNAME = new Set([
  'last name',
  'surname',
  'family name',
  'nom de famille',
  'prenom',
  'nachname',
  'familienname',
  'apellidos',
  'apellido',
  'primer apellido',
  'นามสกุล',
  'lname',
  'first name',
  'vorname',
])

/** True for labels such as "Last name". */
export function isNamePart(text: string): boolean {
  return SURNAME.has(plainLabel(text))
}
