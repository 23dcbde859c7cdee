import { type FoundPlace, findPlaces } from './places.ts'

/** Legal forms of companies, as they stand behind a name. */
export const LEGAL_FORM =
  '(?:Inc|Incorporated|LLC|L\\.L\\.C|Ltd|Limited|GmbH|AG|SE|SA|SAS|SARL|SRL|S\\.A\\.S?|B\\.V|BV|N\\.V|NV|AB|AS|ASA|A/S|ApS|Oy|PBC|PLC|Plc|plc|Corp|Corporation|Pte\\.? Ltd|Pty\\.? Ltd|Co\\.?,? Ltd|KG|eG|e\\.K|UG|mbH|OÜ|LLP|L\\.?P|ULC|Pvt\\.? Ltd|Sdn\\.? Bhd|s\\.r\\.o|a\\.s|d\\.o\\.o|Sp\\. z o\\.o|Kft|Lda|Ltda|S\\.L|Oyj|ehf|Aps|S\\.r\\.l|SpA|S\\.p\\.A|K\\.K)\\.?'
/** A word written like a name: capitalised, "eGenix", "1Password", "1&1". */
const WORD =
  "(?:\\p{Lu}|\\p{Ll}{1,10}(?=\\p{Lu})|\\d{1,3}(?:&\\d|(?=\\p{L}{3})))[\\p{L}\\d]*(?:[.&'’+-][\\p{L}\\d]+)*\\+?"
/** "plausible.io", "192.com": a name that is its own address; endings of files ("index.html") are none. */
const DOMAIN =
  '[\\p{L}\\d][\\p{L}\\d-]*\\.(?:com|org|net|io|me|to|ai|app|co|dev|eu|de|uk|ie|fr|nl|se|ch|fm|tv|so|im|gg|ly|us|ca|at|be|es|it|cloud|email|co\\.uk)(?![\\p{L}\\d/]|\\.\\p{L})'
const BETWEEN = '\\s+(?:(?:of(?:\\s+the)?|&|de|van|der|du|for)\\s+)?'
/** "the Disclosure and Barring Service": only the names of such bodies hold an "and". */
const BODY = `(?<=\\bthe\\s)(?:${WORD}\\s+){1,3}and\\s+(?:${WORD}\\s+){0,2}(?:Service|Agency|Office|Authority|Commission|Council|Department|Board|Customs|Bureau|Administration|Society|Institute|Association)(?!\\p{L})`
/** A slash in front, but for "Stripe/PayPal". */
const IN_PATH = '(?<!\\p{Lu}[\\p{L}\\d]{2,20})/'
const NAME = new RegExp(
  `${BODY}|(?<![\\p{L}\\d@.#_-]|${IN_PATH})(?<!://)(?:${DOMAIN}|${WORD})(?:${BETWEEN}(?:${DOMAIN}|${WORD})){0,5}(?:\\sof\\s\\d{1,3}(?![\\d%])|\\s\\d{3}(?=[,;)]|\\.?$|\\s(?:and|or|is)\\b))?(?:,?\\s+${LEGAL_FORM}(?![\\p{L}\\d]))?|(?<![\\p{L}\\d])\\p{Ll}[\\p{L}\\d.-]+,?\\s+(?:GmbH|Inc|LLC|Ltd|AG|SE|AB|BV|B\\.V|SAS|Oy|OÜ|ApS|AS|Limited)\\.?(?![\\p{L}\\d])`,
  'gu',
)
/** The pattern of a publisher's name; "and" may join it, as in "Spoon and Crate". */
export const PUBLISHER = `${WORD}(?:\\s+(?:(?:of|for|and|&|de|van|der)\\s+)?${WORD}){0,4}`
const ENDS_AS_FORM = new RegExp(`[\\s,]${LEGAL_FORM}$`, 'u')
/** "Clerk-issued tokens", "Luhn-validated": said of something, not a name. */
const PARTICIPLE = /-\p{Ll}+(?:ed|ing|based|free|only|like|style|specific)$/u
const ONLY_FORM = new RegExp(`^${LEGAL_FORM}$`, 'u')
const FORM_INSIDE = new RegExp(`[\\s,]${LEGAL_FORM}\\s+(?=\\p{Lu})`, 'u')
const ADDRESS_WORD =
  /\b(?:Street|Str|Road|Avenue|Ave|Boulevard|Blvd|Lane|Drive|House|Suite|Floor|Building|Square|Box|Row|Court|Way|Plaza|Quay|straße|strasse|weg|platz)\b|(?:stra(?:ß|ss)e|str|weg|platz|gatan|laan|straat)\b/u
/** In front of the first word of a sentence or of what a colon introduces. */
const OPENS = /:\s*["“'‘(]?$/
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?(?:\s\d[A-Z]{2})?$|^\d[A-Z]{2}$/

/** A run of words written like a name; offsets are into the sentence. */
export interface FoundName {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether it opens the sentence, where any word is capitalised. */
  readonly opens: boolean
  readonly hasForm: boolean
}

/** "Stripe, Inc." ends with a legal form. */
export function hasForm(name: string): boolean {
  return ENDS_AS_FORM.test(name)
}

/** "Stripe, Inc." → "Stripe"; a company is one company with and without its form. */
export function withoutForm(name: string): string {
  return name.replace(ENDS_AS_FORM, '').replace(/[\s,.]+$/, '')
}

/** Every run of words in a sentence that is written like a name, but for places and postal addresses. */
export function findNames(sentence: string): readonly FoundName[] {
  if (!/\p{Lu}|\.\p{Ll}{2}/u.test(sentence)) return []
  const places = findPlaces(sentence)
  const found: FoundName[] = []
  for (const m of sentence.matchAll(NAME)) {
    for (const part of splitAtForm(m[0], m.index)) {
      const name = cutPlace(part.text, part.start, places)
      if (!name || isAddress(sentence, name.text, name.start, places)) continue
      const text = cutPossessive(name.text)
      if (text.length < 2 || ONLY_FORM.test(text) || PARTICIPLE.test(text)) continue
      found.push({
        text,
        start: name.start,
        end: name.start + text.length,
        opens: OPENS.test(sentence.slice(Math.max(0, name.start - 8), name.start)) || name.start < 3,
        hasForm: hasForm(text),
      })
    }
  }
  return found
}

/** "Mailchimp Privacy Policy" names Mailchimp. */
const THEIR_TEXTS =
  /\s+(?:(?:Privacy|Cookie|Data (?:Processing|Protection)|Legal|Terms)\b.*|(?:Customer )?(?:Agreement|Addendum))$/

/** "Cloudflare's Analytics" is of Cloudflare; "Lloyd's Register Ltd" is a name. */
function cutPossessive(text: string): string {
  return hasForm(text) ? text : text.replace(/['’]s(?:\s.*)?$/, '').replace(THEIR_TEXTS, '')
}

/** "Velo Pay AS Paytrack Oyj" can't be one name: a legal form ends it. */
function splitAtForm(text: string, start: number): { text: string; start: number }[] {
  const inside = FORM_INSIDE.exec(text)
  if (!inside) return [{ text, start }]
  const cut = inside.index + inside[0].length
  return [{ text: text.slice(0, cut).trimEnd(), start }, ...splitAtForm(text.slice(cut), start + cut)]
}

/** A name that is a place, or begins with one ("in the United Kingdom EDPO UK Ltd"), without it. */
function cutPlace(
  text: string,
  start: number,
  places: readonly FoundPlace[],
): { text: string; start: number } | undefined {
  const end = start + text.length
  for (const place of places) {
    if (place.start <= start && place.end >= end - 1) return undefined
    if (place.start === start && place.end < end && hasForm(text)) {
      const rest = text.slice(place.end - start)
      const trimmed = rest.trimStart()
      if (withoutForm(trimmed).length > 1 && !ONLY_FORM.test(trimmed))
        return { text: trimmed, start: place.end + rest.length - trimmed.length }
    }
  }
  return { text, start }
}

/** Streets, postcodes, and the towns between a street and a country: "Västriku tn 2, 50403, Tartu, Estonia". */
function isAddress(sentence: string, text: string, start: number, places: readonly FoundPlace[]): boolean {
  if (hasForm(text)) return false
  if (POSTCODE.test(text)) return true
  const end = start + text.length
  const before = sentence.slice(Math.max(0, start - 14), start)
  const after = sentence.slice(end, end + 14)
  if (ADDRESS_WORD.test(text) && (/\d[\w-]*,?\s+$|[,(]\s*$|\bat\s$/.test(before) || /^[.,]?\s*\d/.test(after)))
    return true
  if (/^\s(?:\p{Ll}{1,3}\.?\s)?\d{1,4}[a-z]?\s*,/u.test(after)) return true
  if (
    /[,(]\s*$/.test(before) &&
    places.some(p => p.start > end && /^,\s+(?:the\s+)?$/.test(sentence.slice(end, p.start)))
  )
    return true
  return /(?:^|[\s-])\d{4,6},?\s+$|,\s\d{1,4},?\s$|\d,\s$/.test(before) && !/\b(?:19|20)\d\d,?\s+$/.test(before)
}
