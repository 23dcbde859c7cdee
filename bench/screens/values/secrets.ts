import type { Random } from '../random.ts'

const HEX = '0123456789abcdef'
const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base64url = (text: string) => Buffer.from(text).toString('base64url')

const HOSTS = ['db-prod-1', 'pg-main', 'orders-db', 'cache-02', 'warehouse', 'analytics', 'replica-3', 'core-sql']
const DATABASES = ['shop', 'billing', 'crm', 'events', 'identity', 'reporting', 'inventory', 'app_production']
const DB_USERS = ['app', 'postgres', 'readonly', 'svc_billing', 'root', 'etl', 'deploy', 'web']
const WORDS =
  'river maple stone cloud amber falcon copper tiger velvet rocket winter harbor lemon pixel saddle comet'.split(' ')

/** A password as people choose or generate them. */
export function password(random: Random): string {
  return random.pick([
    () =>
      `${random.pick(WORDS)[0]!.toUpperCase()}${random.pick(WORDS).slice(1)}${random.int(10, 9999)}${random.pick([...'!#$?*'])}`,
    () => random.sample(WORDS, 3).join('-') + random.int(1, 99),
    () => random.chars(`${ALNUM}!#$%*?_-`, random.int(10, 18)),
    () =>
      `${random.pick(['Summer', 'Winter', 'Autumn', 'Welcome', 'Qwerty', 'Changeme'])}${random.int(2019, 2026)}${random.pick([...'!#$'])}`,
    () => random.chars(ALNUM, random.int(12, 20)),
  ])()
}

/** Signed with nothing: three base64url parts that decode to a header, claims and noise. */
export function jwt(random: Random): string {
  const header = base64url(`{"alg":"${random.pick(['HS256', 'RS256'])}","typ":"JWT"}`)
  const body = base64url(
    `{"sub":"${random.digits(8)}","iat":17${random.digits(8)},"role":"${random.pick(['user', 'admin'])}"}`,
  )
  return `${header}.${body}.${random.chars(`${ALNUM}-_`, 43)}`
}

/** Keys shaped like those of well-known services: prefix, length and alphabet, otherwise random. */
const KEYS: readonly ((random: Random) => string)[] = [
  r => `sk_live_${r.chars(ALNUM, 24)}`,
  r => `sk_test_${r.chars(ALNUM, 24)}`,
  r => `rk_live_${r.chars(ALNUM, 24)}`,
  r => `whsec_${r.chars(ALNUM, 32)}`,
  r => `ghp_${r.chars(ALNUM, 36)}`,
  r => `github_pat_${r.chars(ALNUM, 22)}_${r.chars(ALNUM, 30)}`,
  r => `glpat-${r.chars(ALNUM, 20)}`,
  r => `AKIA${r.chars(UPPER, 16)}`,
  r => `AIza${r.chars(ALNUM, 35)}`,
  r => `xoxb-${r.digits(12)}-${r.digits(12)}-${r.chars(ALNUM, 24)}`,
  r => `SG.${r.chars(ALNUM, 22)}.${r.chars(ALNUM, 43)}`,
  r => `npm_${r.chars(ALNUM, 36)}`,
  r => `sk-ant-api03-${r.chars(ALNUM, 40)}`,
  r => `sk-proj-${r.chars(ALNUM, 40)}`,
  r => `pk_${r.chars(HEX, 32)}`,
  r => `dop_v1_${r.chars(HEX, 64)}`,
  r => `hf_${r.chars(ALNUM, 34)}`,
  r => `key-${r.chars(HEX, 32)}`,
  r => `sq0atp-${r.chars(ALNUM, 22)}`,
  r => `ya29.${r.chars(ALNUM, 48)}`,
]

/** A service's API key. */
export const apiKey = (random: Random): string => random.pick(KEYS)(random)

/** Hex or base64 without a telling prefix: secret only because of the label beside it. */
export const opaqueKey = (random: Random): string =>
  random.pick([
    () => random.chars(HEX, 32),
    () => random.chars(HEX, 40),
    () => random.chars(ALNUM, 32),
    () => `${random.chars(`${ALNUM}+/`, 43)}=`,
  ])()

/** A database address with user and password in it. */
export function connectionString(random: Random): string {
  const secret = random.chars(ALNUM, random.int(8, 14))
  const [user, host, database] = [
    random.pick(DB_USERS),
    `${random.pick(HOSTS)}.example.${random.pick(['com', 'net'])}`,
    random.pick(DATABASES),
  ]
  return random.pick([
    () => `postgres://${user}:${secret}@${host}:5432/${database}`,
    () => `postgresql://${user}:${secret}@${host}/${database}?sslmode=require`,
    () => `mysql://${user}:${secret}@${host}:3306/${database}`,
    () => `mongodb+srv://${user}:${secret}@${host}/${database}`,
    () => `redis://:${secret}@${host}:6379/0`,
    () => `amqp://${user}:${secret}@${host}:5672`,
    () => `Server=${host};Database=${database};User Id=${user};Password=${secret};`,
  ])()
}

/** A link that opens something to whoever has it. */
export function tokenUrl(random: Random): string {
  return random.pick([
    () =>
      `https://hooks.chat.example.com/services/T${random.chars(UPPER, 8)}/B${random.chars(UPPER, 8)}/${random.chars(ALNUM, 24)}`,
    () => `https://discord.example.com/api/webhooks/${random.digits(18)}/${random.chars(ALNUM, 32)}`,
    () => `https://app.example.com/reset?token=${random.chars(HEX, 32)}`,
    () => `https://api.example.net/v2/hook?key=${random.chars(ALNUM, 28)}`,
    () => `https://files.example.org/report.pdf?sig=${random.chars(ALNUM, 32)}&exp=17${random.digits(8)}`,
    () => `https://outlook.example.com/webhook/${random.chars(HEX, 32)}/IncomingWebhook/${random.chars(HEX, 32)}`,
    () => `https://app.example.com/invite/${random.chars(ALNUM, 22)}`,
  ])()
}

/** The fingerprint of an SSH key. */
export const fingerprint = (random: Random): string =>
  random.chance(0.7) ? `SHA256:${random.chars(`${ALNUM}+/`, 43)}` : (random.chars(HEX, 32).match(/../g) ?? []).join(':')

/** A one-time recovery code. */
export const recoveryCode = (random: Random): string =>
  random.pick([
    () => `${random.chars(HEX, 5)}-${random.chars(HEX, 5)}`,
    () => [4, 4, 4].map(length => random.chars(UPPER, length)).join('-'),
  ])()

/** An address in a documentation or private range (RFC 5737, 3849, 1918). */
export function ip(random: Random): string {
  const octet = () => random.int(1, 254)
  return random.pick([
    () => `203.0.113.${octet()}`,
    () => `198.51.100.${octet()}`,
    () => `192.0.2.${octet()}`,
    () => `10.${random.int(0, 254)}.${octet()}.${octet()}`,
    () => `192.168.${random.int(0, 254)}.${octet()}`,
    () => `172.${random.int(16, 31)}.${octet()}.${octet()}`,
    () => `203.0.113.${octet()}`,
    () => `2001:db8:${random.chars(HEX, 4)}:${random.chars(HEX, 4)}::${random.chars(HEX, 3)}`,
    () => `2001:db8:${random.chars(HEX, 3)}::${random.int(1, 99)}`,
  ])()
}

/** Makers by name. */
export const SECRETS = {
  password,
  jwt,
  apiKey,
  opaqueKey,
  connectionString,
  tokenUrl,
  fingerprint,
  recoveryCode,
} as const satisfies Readonly<Record<string, (random: Random) => string>>
export type SecretKind = keyof typeof SECRETS
