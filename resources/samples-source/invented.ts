/**
 * Everybody and everything on the sample pages is invented here. Domains are the reserved example.com, example.org and
 * example.net, telephone numbers come from the ranges that regulators keep for fiction (Ofcom, NANPA 555-01xx, Arcep,
 * Bundesnetzagentur, ACMA), IP addresses from RFC 5737 and RFC 3849, card numbers from test ranges, and IBANs name
 * banks that don't exist. Secrets are made by a seeded generator, so no key of any service can be among them.
 */

export interface Person {
  readonly name: string
  readonly first: string
  readonly email: string
  readonly phone: string
  readonly username: string
  readonly company: string
  readonly role: string
}

function person(name: string, domain: string, phone: string, company: string, role: string): Person {
  const [first = '', last = ''] = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .split(' ')
  return {
    name,
    first: name.split(' ')[0] ?? name,
    email: `${first}.${last}@${domain}`,
    phone,
    username: `${first[0]}${last}`,
    company,
    role,
  }
}

export const PEOPLE = {
  hannah: person(
    'Hannah Brookfield',
    'brightmill.example.com',
    '+1 415 555 0142',
    'Brightmill Foods',
    'Head of Purchasing',
  ),
  matteo: person('Matteo Ricciardi', 'ostria.example.org', '+44 7700 900318', 'Ostria Logistics', 'Operations Manager'),
  ingrid: person(
    'Ingrid Halvorsen',
    'nordlume.example.net',
    '+44 20 7946 0715',
    'Nordlume Lighting',
    'Finance Director',
  ),
  kwame: person('Kwame Mensah', 'goldleaf.example.com', '+1 202 555 0176', 'Goldleaf Studio', 'Founder'),
  sofia: person('Sofia Delacroix', 'ateliervert.example.org', '+33 6 39 98 41 27', 'Atelier Vert', 'Office Manager'),
  daniel: person('Daniel Whitcombe', 'harrowgate.example.com', '+1 312 555 0119', 'Harrowgate Partners', 'Partner'),
  priya: person('Priya Raghunathan', 'lotuslab.example.net', '+1 646 555 0183', 'Lotus Lab', 'Research Lead'),
  lukas: person('Lukas Steinmetz', 'werkraum.example.org', '+49 171 3920047', 'Werkraum', 'Workshop Lead'),
  emily: person('Emily Fairweather', 'coastline.example.com', '+61 491 570 156', 'Coastline Rentals', 'Bookings'),
  omar: person('Omar Haddad', 'saffronroute.example.net', '+1 718 555 0164', 'Saffron Route', 'Buyer'),
  claire: person('Claire Thibault', 'maisonclaire.example.org', '+33 1 99 00 57 12', 'Maison Claire', 'Owner'),
  george: person('George Ashdown', 'ashdown.example.com', '+44 1632 960 482', 'Ashdown & Sons', 'Director'),
  naomi: person('Naomi Fitzgerald', 'tidewater.example.net', '+1 503 555 0127', 'Tidewater Press', 'Editor'),
  victor: person('Victor Almeida', 'almeida.example.org', '+1 305 555 0198', 'Almeida Imports', 'Managing Director'),
  // The owners of the three tutorials: their own names stay readable.
  nora: person('Nora Lindqvist', 'fernhollow.example.com', '+1 415 555 0100', 'Fernhollow', 'Account Manager'),
  theo: person('Theo Marchetti', 'quillstone.example.com', '+1 212 555 0101', 'Quillstone', 'Support Engineer'),
  ruth: person('Ruth Okonkwo', 'tallyfern.example.com', '+44 20 7946 0101', 'Tallyfern', 'Billing Lead'),
} as const

/** A card number with a valid Luhn check digit. `stem` is its first fifteen digits. */
export function card(stem: string): string {
  const digits = [...stem.replaceAll(' ', '')].map(Number)
  // Luhn (ISO/IEC 7812-1): from the right, beside the check digit, every other digit is doubled.
  const sum = digits.reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  const full = `${stem.replaceAll(' ', '')}${(10 - (sum % 10)) % 10}`
  return full.replace(/(.{4})(?=.)/g, '$1 ')
}

/** An IBAN in groups of four with valid check digits (ISO 13616, mod 97) for an account of a bank that isn't there. */
export function iban(country: string, account: string): string {
  const asDigits = [...`${account}${country}00`].map(c => Number.parseInt(c, 36)).join('')
  const check = String(98n - (BigInt(asDigits) % 97n)).padStart(2, '0')
  return `${country}${check}${account}`.replace(/(.{4})(?=.)/g, '$1 ')
}

/** `length` characters out of `alphabet`, the same for the same seed (mulberry32). */
export function secret(seed: number, length: number, alphabet = ALPHANUMERIC): string {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('')
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
export const HEX = '0123456789abcdef'

/** A signed-looking token: a real header and payload about nobody, a signature of random characters. */
export function jwt(seed: number, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${secret(seed, 43)}`
}
