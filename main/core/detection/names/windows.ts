import type { Token } from './tokens.ts'

/** A run of tokens that could be a name: `tokens.slice(from, to)`. */
export interface Window {
  readonly from: number
  readonly to: number
}

const MOST_TOKENS = 5

/** All runs of capitalised tokens, initials and particles between them, up to five tokens; a comma once ("Doe, Jane"). */
export function* nameWindows(tokens: readonly Token[]): Generator<Window> {
  for (let from = 0; from < tokens.length; from++) {
    if (!canStart(tokens[from]!)) continue
    let commas = 0
    for (let to = from + 1; to <= Math.min(tokens.length, from + MOST_TOKENS); to++) {
      const token = tokens[to - 1]!
      if (to - 1 > from) {
        if (token.gap === 'break') break
        if (token.gap === 'comma' && ++commas > 1) break
        if (token.shape === 'lower' || (token.shape === 'thai') !== (tokens[from]!.shape === 'thai')) break
      }
      // A name doesn't end in "van" or "de".
      if (token.shape === 'particle') continue
      // "Hi Victor, I am sorry": the letter begins the sentence.
      if (to - 1 > from && token.shape === 'initial' && token.gap === 'comma' && tokens[to]?.shape === 'lower') continue
      yield { from, to }
    }
  }
}

function canStart(token: Token): boolean {
  if (token.shape === 'lower') return false
  // "de la Cruz", "Van Dyke", "al-Sayed" begin with a particle.
  return true
}

/** What a window's tokens say by themselves, in log odds: 0 is even chances. Weights were tuned on the dev screens. */
export function windowEvidence(tokens: readonly Token[], { from, to }: Window): number {
  const run = tokens.slice(from, to)
  const full = run.filter(token => token.shape !== 'particle')
  let sum = [0, -3.2, -1, -1.25, -2.2, -4][full.length] ?? -5
  for (const token of full) sum += tokenEvidence(token)
  // The given name comes first nearly everywhere; two surnames alone are more often a company.
  const first = full[0]!
  const last = full.at(-1)!
  if (full.length >= 2 && first.given && last.surname) sum += 0.6
  if (full.length >= 2 && full.every(token => token.word && !token.given && !token.surname)) sum -= 1.5
  if (full.every(token => token.shape === 'initial')) sum -= 4
  if (run[0]!.shape === 'particle') sum -= 0.8
  if (run.some(token => token.shape === 'upper') && run.some(token => token.shape === 'capital')) sum -= 0.4
  if (full.length >= 2 && run.some(token => token.gap === 'comma' && token !== run[0])) sum -= 0.9
  const after = tokens[to]
  if (after && after.gap !== 'break' && after.company) sum -= 3
  return sum
}

/**
 * Two words that no dictionary and no list holds, side by side. When they are all of their segment: on screens people's names
 * are the commonest of those.
 */
export function isUnknownPair(run: readonly Token[]): boolean {
  if (run.length !== 2) return false
  const [first, last] = run as [Token, Token]
  // Many names are words of some language: beside a word of none, the name is meant. Some families' names come first.
  return (
    (isUnknown(last) && (isUnknown(first) || isName(first) || isVerbForm(first))) ||
    (isUnknown(first) && isName(last)) ||
    run.every(isThaiPart)
  )
}

function isName(token: Token): boolean {
  return (token.given || token.surname) && !token.stop && !token.company && token.shape === 'capital'
}

/** "Suda Limcharoen": a form of some verb, of which there are more than names. */
function isVerbForm(token: Token): boolean {
  return (
    token.word && token.rare && !token.stop && !token.company && token.shape === 'capital' && token.text.length >= 4
  )
}

/** Long enough for a name's part, short enough for no phrase. */
function isThaiPart(token: Token): boolean {
  return token.shape === 'thai' && token.text.length >= 4 && token.text.length <= 14
}

function isUnknown(token: Token): boolean {
  const listed = token.given || token.surname || token.word || token.stop || token.company || token.honorific
  return !listed && token.shape === 'capital' && token.text.length >= 3 && pronounceable(token.text)
}

/** How family names of Thailand end: "line", "virtue", "wealth", "growth", "power", "good fortune" and the like. */
const THAI_FAMILY =
  /(?:กุล|กูล|วงศ์|พงษ์|พงศ์|ศักดิ์|ทรัพย์|สมบัติ|รัตน์|วัฒน์|วัฒนา|สุข|ทอง|ชัย|เจริญ|ประเสริฐ|สวัสดิ์|พันธุ์|พันธ์|เพ็ญ|ฤทธิ์|เกียรติ|มณี|กานต์|ธรรม|โรจน์|ภักดี|แก้ว|จันทร์|ไพศาล|พานิช|นนท์|อินทร์|มงคล|เลิศ|ใจดี|ศรี|บุญ|วุธ)$/

/** Charts and rules are read as long runs of a few letters. */
const LONGEST_PART = 18

/** "BERReee", "SERREERREE": a rule or a chart, read as a few letters again and again. */
function isNoise(text: string): boolean {
  return text.length >= 7 && new Set(text.toLowerCase()).size <= 3
}

function tokenEvidence(token: Token): number {
  if (!token.given && !token.surname && isNoise(token.text)) return -4
  if (token.text.length > LONGEST_PART && !token.text.includes('-') && token.shape !== 'thai') return -4
  if (token.stop || token.company) return token.given && !token.company && !token.word ? -1.5 : -4
  if (token.shape === 'initial') return 0.1
  if (token.shape === 'thai') return token.given || token.surname ? 2 : THAI_FAMILY.test(token.text) ? 0.8 : 0
  const short = token.text.length <= 2
  if (token.given && token.surname) return token.word ? 0.7 : short ? 0.8 : 1.7
  if (token.given) return token.word ? (token.rare ? 1.2 : 0.55) : short ? 0.5 : 1.8
  if (token.surname) return token.word ? 0.3 : short ? 0.4 : 1.3
  if (token.word) return token.rare ? -1.2 : -2
  if (token.honorific) return -1.5
  if (short) return -0.8
  // All capitals and unknown: an acronym or a product rather than a name.
  return token.shape === 'upper' ? (token.text.length <= 4 ? -1.6 : -0.3) : pronounceable(token.text) ? 0.35 : -0.8
}

/** Names have vowels and no long runs of consonants or strange capitals. */
function pronounceable(text: string): boolean {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return /[aeiouy]/.test(plain) && !/[bcdfghjklmnpqrstvwxz]{5}/.test(plain) && !/\p{Ll}\p{Lu}\p{Lu}/u.test(text)
}
