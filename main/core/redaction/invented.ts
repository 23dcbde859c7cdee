import type { Category } from '../../../contract/category.ts'
import type { Style } from '../../../contract/region.ts'
import { mixSeed, randomFrom, seedWords } from './random.ts'

/** 24 first and 23 last names: no common factor, so numbered pairs repeat only after 552. */
const FIRST = [
  ...['Sam', 'Kim', 'Alex', 'Robin', 'Max', 'Lee', 'Toni', 'Jo', 'Pat', 'Noa', 'Eli', 'Mika'],
  ...['Ray', 'Dana', 'Jules', 'Remy', 'Sky', 'Uma', 'Ivo', 'Lou', 'Finn', 'Cleo', 'Bea', 'Otis'],
] as const
const LAST = [
  ...['Fox', 'Reed', 'Lane', 'West', 'Hale', 'Byrd', 'Cole', 'Dunn', 'Moss', 'Pike', 'Shaw', 'Vale'],
  ...['Ash', 'Beck', 'Dale', 'Frost', 'Glen', 'Holt', 'Kerr', 'Lund', 'Nash', 'Rowe', 'Snow'],
] as const
const WORDS = [
  'amber',
  'birch',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'grove',
  'heath',
  'inlet',
  'jade',
  'knoll',
] as const
const STREETS = ['Oak', 'Hill', 'Mill', 'Lake', 'Park', 'Elm', 'Bay'] as const

/**
 * Numbers and domains here are reserved for examples: example.com (RFC 2606), 192.0.2.0/24 (RFC 5737), 555-01xx (NANP),
 * a card and an account number whose check digits are wrong on purpose.
 */
const KINDS: Readonly<Partial<Record<Category, (pick: <T>(list: readonly T[]) => T, digit: () => string) => string>>> =
  {
    PERSON: pick => `${pick(FIRST)} ${pick(LAST)}`,
    EMAIL: pick => `${pick(FIRST).toLowerCase()}@example.com`,
    PHONE: (_pick, digit) => `555-01${digit()}${digit()}`,
    ADDRESS: (pick, digit) => `${digit()} ${pick(STREETS)} Road`,
    CARD: (_pick, digit) => `0000 0000 0000 00${digit()}${digit()}`,
    BANK_ACCOUNT: (_pick, digit) => `XX00 0000 ${digit()}${digit()}`,
    NATIONAL_ID: (_pick, digit) => `000-00-00${digit()}${digit()}`,
    DATE_OF_BIRTH: (_pick, digit) => `1 Jan 190${digit()}`,
    USERNAME: (pick, digit) => `${pick(WORDS)}${digit()}${digit()}`,
    IP: (_pick, digit) => `192.0.2.1${digit()}`,
    SECRET: pick => `${pick(WORDS)}-${pick(WORDS)}`,
    CUSTOM: pick => pick(WORDS),
  }

/**
 * The invented value for each region of style `replace` (undefined for the others, and for faces and codes, which have no
 * text): drawn from its category, the seed and its number among the regions of that category. Nothing about the value it
 * stands for takes part. The verification derives the same list on its own.
 */
export function inventedValues(
  regions: readonly { readonly category: Category; readonly style: Style }[],
  seed: number,
): (string | undefined)[] {
  const counts = new Map<Category, number>()
  return regions.map(({ category, style }) => {
    if (style !== 'replace') return undefined
    const number = counts.get(category) ?? 0
    counts.set(category, number + 1)
    return inventedValue(category, seed, number)
  })
}

/** The invented value number `number` of a category; undefined where a category has no text. */
export function inventedValue(category: Category, seed: number, number = 0): string | undefined {
  const kind = KINDS[category]
  if (!kind) return undefined
  const [low, high] = seedWords(seed)
  const letters = Array.from(category, letter => letter.charCodeAt(0))
  // Lists are walked from a place that the seed chooses, so that values of one screenshot differ while they can.
  const start = randomFrom(mixSeed(low, high, ...letters))
  const digits = randomFrom(mixSeed(low, high, number, ...letters))
  return kind(
    list => list[(Math.floor(start() * list.length) + number * STRIDE) % list.length]!,
    () => String(Math.floor(digits() * 10)),
  )
}

/** Has no factor in common with the length of any list. */
const STRIDE = 5
