import type { Random } from '../random.ts'
import type { Lang } from '../types.ts'

/** Values that look personal and aren't: nothing made here may be found. */

const HEX = '0123456789abcdef'
const LOCALES: Readonly<Record<Lang, string>> = { en: 'en-US', fr: 'fr-FR', de: 'de-DE', es: 'es-ES', th: 'th-TH' }

const COMPANY_HEADS =
  'Northwind Bluepeak Redwood Silverline Clearwater Brightpath Ironbridge Sunfield Lakeshore Skyward Greenleaf Stonegate Highland Crestview Evergreen Seabright Cloudberry Quantum Pinnacle Meridian Horizon Vertex Solstice Harborview Polaris Cobalt Amberlight Foxglove Tidewater Windmill'.split(
    ' ',
  )
const COMPANY_TAILS: Readonly<Record<Lang, readonly string[]>> = {
  en: [
    'Logistics',
    'Software Inc.',
    'Health',
    'Foods Ltd',
    'Energy',
    'Studio',
    'Partners LLC',
    'Analytics',
    'Robotics',
    'Bank',
  ],
  fr: ['SARL', 'Logistique', 'Conseil SAS', 'Santé', 'Énergie', 'Assurances'],
  de: ['GmbH', 'Technik AG', 'Logistik GmbH', 'Versicherung', 'Energie', 'Systeme'],
  es: ['S.L.', 'Logística', 'Seguros S.A.', 'Energía', 'Alimentos', 'Consultores'],
  th: ['จำกัด', 'กรุ๊ป', 'โลจิสติกส์', 'เทคโนโลยี', 'Co., Ltd.'],
}

/** A company, named after nobody. */
export const company = (random: Random, lang: Lang): string =>
  `${random.pick(COMPANY_HEADS)} ${random.pick(COMPANY_TAILS[lang])}`

/** A company's part of a host name. */
export const companyDomain = (name: string): string => name.split(' ')[0]!.toLowerCase()

export const product = (random: Random): string =>
  `${random.pick(['Atlas', 'Nova', 'Orbit', 'Pulse', 'Beacon', 'Lumen', 'Vector', 'Summit', 'Canvas', 'Forge', 'Relay', 'Harvest'])} ${random.pick(['Pro', 'Suite', 'Cloud', 'Desk', 'Starter', 'Enterprise', 'Mobile', 'One', 'Insights', 'Connect', '360'])}`

export const orderNumber = (random: Random): string =>
  random.pick([
    () => `#${random.int(10000, 99999)}`,
    () => `ORD-${random.int(2023, 2026)}-${random.digits(5)}`,
    () => `INV-${random.digits(6)}`,
    () => `SO${random.digits(7)}`,
    () => `TCK-${random.int(100, 9999)}`,
    () => `${random.digits(3)}-${random.digits(7)}-${random.digits(7)}`,
  ])()

export const version = (random: Random): string =>
  random.pick([
    () => `v${random.int(0, 9)}.${random.int(0, 30)}.${random.int(0, 20)}`,
    () => `${random.int(1, 12)}.${random.int(0, 9)}.${random.int(0, 99)}-beta.${random.int(1, 9)}`,
    () => `${random.int(2023, 2026)}.${random.int(1, 12)}.${random.int(0, 9)}`,
  ])()

export const browserVersion = (random: Random): string =>
  random.pick([
    () => `Chrome/${random.int(110, 140)}.0.0.0`,
    () => `Firefox/${random.int(110, 140)}.0`,
    () => `build ${random.int(10, 19)}.${random.int(0, 9)}.${random.digits(5)}`,
  ])()

export const uuid = (random: Random): string =>
  [8, 4, 4, 4, 12].map((n, i) => (i === 2 ? `4${random.chars(HEX, 3)}` : random.chars(HEX, n))).join('-')

export const commit = (random: Random, length = random.pick([7, 7, 8, 40])): string => random.chars(HEX, length)

export const digest = (random: Random): string => `sha256:${random.chars(HEX, random.pick([12, 64]))}`

export const sku = (random: Random): string =>
  `${random.chars('ABCDEFGHKLMNPRSTUVWXYZ', 3)}-${random.digits(4)}-${random.chars('ABCDEFGHX', 1)}${random.digits(1)}`

export function price(random: Random, lang: Lang, max = 4000): string {
  const currency = { en: random.pick(['USD', 'USD', 'GBP']), fr: 'EUR', de: 'EUR', es: 'EUR', th: 'THB' }[lang]
  const amount = Math.round(random.next() ** 2 * max * 100) / 100 + random.int(1, 60)
  return new Intl.NumberFormat(LOCALES[lang], { style: 'currency', currency })
    .format(amount)
    .replace(/[\u00a0\u202f]/g, ' ')
}

export const amount = (random: Random, lang: Lang, max = 90_000): string =>
  new Intl.NumberFormat(LOCALES[lang]).format(random.int(1, max)).replace(/[\u00a0\u202f]/g, ' ')

const DAY = 86_400_000
/** Screens are of 2026; nothing depends on the clock. */
const NOW = Date.UTC(2026, 2, 18, 9, 30)

/** The ways a screen writes dates; each screen keeps to one. */
export const DATE_STYLES = ['medium', 'short', 'iso', 'day'] as const
export type DateStyle = (typeof DATE_STYLES)[number]

/** A recent date as the language writes it. */
export function date(random: Random, lang: Lang, style: DateStyle, spreadDays = 400): string {
  const at = new Date(NOW - random.int(0, spreadDays) * DAY)
  const locale = lang === 'th' ? 'th-TH-u-ca-buddhist' : LOCALES[lang]
  if (style === 'iso') return at.toISOString().slice(0, 10)
  if (style === 'day')
    return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at)
  return new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: 'UTC' }).format(at)
}

/** A date of birth of someone between 18 and 85; `style` 0 to 3: digits, long, medium, ISO. */
export function birthDate(random: Random, lang: Lang, style: number): string {
  const at = new Date(Date.UTC(random.int(1941, 2007), random.int(0, 11), random.int(1, 28)))
  const locale = lang === 'th' ? 'th-TH-u-ca-buddhist' : LOCALES[lang]
  const options: Intl.DateTimeFormatOptions =
    style === 0 ? { day: '2-digit', month: '2-digit', year: 'numeric' } : { dateStyle: style === 1 ? 'long' : 'medium' }
  if (style === 3) return at.toISOString().slice(0, 10)
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at).replace(/[\u00a0\u202f]/g, ' ')
}

export function time(random: Random, lang: Lang, twelve: boolean): string {
  const [hour, minute] = [random.int(0, 23), String(random.int(0, 59)).padStart(2, '0')]
  if (twelve && lang === 'en') return `${hour % 12 || 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`
  return `${String(hour).padStart(2, '0')}:${minute}${twelve && lang === 'th' ? ' น.' : ''}`
}

/** Log time stamps rise by `step` seconds or so a call. */
export function stamps(random: Random): () => string {
  let at = NOW - random.int(0, 40) * DAY + random.int(0, DAY)
  const form = random.pick([
    (d: Date) => d.toISOString(),
    (d: Date) => d.toISOString().slice(0, 19).replace('T', ' '),
    (d: Date) => d.toISOString().slice(11, 23),
    (d: Date) => `[${d.toISOString().slice(0, 19)}Z]`,
  ])
  return () => {
    at += random.int(3, 4000)
    return form(new Date(at))
  }
}

export const TIME_ZONES = [
  '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm',
  '(UTC+07:00) Bangkok, Hanoi, Jakarta',
  '(UTC+00:00) Dublin, Edinburgh, Lisbon, London',
  '(UTC−05:00) Eastern Time (US & Canada)',
  '(UTC−06:00) Guadalajara, Mexico City, Monterrey',
  'America/New_York',
  'Europe/Paris',
  'Asia/Bangkok',
  'Europe/Madrid',
  'Australia/Sydney',
  'Africa/Nairobi',
  'Asia/Kolkata',
]
