import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const MASTER_KEY_BYTES = 32

const flag = z.enum(['true', 'false', '1', '0']).transform(value => value === 'true' || value === '1')
const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `at least ${min}`).max(max, `at most ${max}`))
const url = (protocol: RegExp, what: string) => z.url({ protocol, error: what })

interface Definition<T> {
  readonly schema: z.ZodType<T>
  /** The text it is parsed from when the environment has none. */
  readonly fallback?: string
  readonly meaning: string
}
function define<T>(schema: z.ZodType<T>, fallback: string, meaning: string): Definition<T> {
  return { schema, fallback, meaning }
}
function optional<T>(schema: z.ZodType<T>, meaning: string): Definition<T | undefined> {
  return { schema: schema.optional(), meaning }
}

/** Every setting, in the order of the documentation. `docs/server.md` and `--help` print this table. */
export const SETTINGS = {
  PORT: define(number(0, 65_535), '0', 'Port to listen on; 0 takes a free one'),
  HOST: define(z.string().min(1), '127.0.0.1', 'Address to listen on; 0.0.0.0 inside a container'),
  PUBLIC_URL: optional(
    url(/^https?$/, 'an http or https address'),
    'The address desks use, when a proxy stands in front',
  ),
  DATA_DIR: define(z.string().min(1), './server-data', 'Folder of the embedded database and its key'),
  DATABASE_URL: optional(
    url(/^postgres(ql)?$/, 'postgresql://user:password@host/name'),
    'PostgreSQL 15 or newer; without it the embedded database in DATA_DIR',
  ),
  DATABASE_POOL: define(number(2, 200), '10', 'Connections to PostgreSQL of one instance'),
  DESK_MASTER_KEY: optional(
    z
      .string()
      .refine(
        value => Buffer.from(value, 'base64').length === MASTER_KEY_BYTES,
        'the base64 of 32 bytes; make one with: openssl rand -base64 32',
      ),
    'Seals what is personal or secret in the database; needed with DATABASE_URL, else kept in DATA_DIR',
  ),
  BCRYPT_COST: define(number(4, 16), '12', 'Cost of password hashes (2 to that power)'),
  ACCESS_TOKEN_MINUTES: define(number(1, 60), '15', 'Life of an access token'),
  REFRESH_TOKEN_DAYS: define(number(1, 365), '30', 'Life of an unused refresh token'),
  SIGNING_KEY_DAYS: define(number(1, 365), '30', 'Days until a new key signs access tokens'),
  INVITATION_HOURS: define(number(1, 720), '72', 'Life of an invitation'),
  TRUST_PROXY: define(flag, 'false', 'Take the client address from X-Forwarded-For (only behind your own proxy)'),
  BODY_LIMIT_MB: define(number(1, 64), '8', 'Largest request body'),
  LOG_LEVEL: define(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    'info',
    'What is logged; never content',
  ),
  S3_BUCKET: optional(
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'a bucket name'),
    'Bucket of the redacted screenshots; without it desks export to folders',
  ),
  S3_REGION: define(z.string().regex(/^[a-z0-9-]+$/), 'ap-southeast-1', 'Region of the bucket'),
  S3_ENDPOINT: optional(
    url(/^https?$/, 'an http or https address'),
    'Address of an S3-compatible store other than AWS',
  ),
  S3_PUBLIC_ENDPOINT: optional(
    url(/^https?$/, 'an http or https address'),
    'Address under which desks reach that store, when it is another than the server uses',
  ),
  S3_ACCESS_KEY_ID: optional(z.string().min(1), 'Access key; without it the AWS default chain'),
  S3_SECRET_ACCESS_KEY: optional(z.string().min(1), 'Secret of the access key'),
  S3_PREFIX: define(
    z.string().regex(/^([A-Za-z0-9_-]+\/)*$/, 'empty or a path ending in /'),
    'redacted/',
    'Start of every key',
  ),
  S3_ENCRYPTION: define(z.enum(['AES256', 'aws:kms', 'none']), 'AES256', 'Server-side encryption asked for'),
  S3_LINK_SECONDS: define(number(30, 3600), '300', 'Life of a presigned request'),
  SMTP_URL: optional(url(/^smtps?$/, 'smtp://user:password@host:port'), 'Mail server that tells reporters it is done'),
  MAIL_FROM: define(z.email('an email address'), 'redaction@example.com', 'Sender of those messages'),
  OIDC_ISSUER: optional(url(/^https?$/, 'an https address'), 'OpenID provider for single sign-on'),
  OIDC_CLIENT_ID: optional(z.string().min(1), 'Client id there'),
  OIDC_CLIENT_SECRET: optional(z.string().min(1), 'Client secret, when the provider gave one'),
  OIDC_ALLOW_HTTP: define(flag, 'false', 'Accept a provider without TLS (tests on loopback)'),
  STORE_TIMEOUT_SECONDS: define(number(1, 120), '15', 'Patience with a tutorial store, a webhook and the mail server'),
} as const

type Table = typeof SETTINGS
export type Settings = {
  readonly [K in keyof Table]: Table[K] extends Definition<infer T> ? T : never
} & { readonly masterKey: Buffer }

/** One line per fault, in the order of the table. Values are never repeated: they may be secrets. */
export class SettingsError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'SettingsError'
    this.faults = faults
  }
}

/**
 * Reads and checks every setting. Without DATABASE_URL a missing master key is made once and kept in `DATA_DIR`
 * (mode 0600). Throws SettingsError with all faults at once.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const faults: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, definition] of Object.entries(SETTINGS)) {
    // An empty variable is how compose files and CI systems say "not set".
    const text = env[name] || ('fallback' in definition ? definition.fallback : undefined)
    const parsed = definition.schema.safeParse(text)
    if (parsed.success) values[name] = parsed.data
    else faults.push(`${name}: ${parsed.error.issues.map(issue => issue.message).join('; ')}`)
  }
  if (faults.length === 0) faults.push(...combinationFaults(values as Settings))
  if (faults.length > 0) throw new SettingsError(faults)
  const settings = values as Omit<Settings, 'masterKey'>
  return { ...settings, masterKey: masterKey(settings) }
}

function combinationFaults(s: Omit<Settings, 'masterKey'>): string[] {
  const faults: string[] = []
  const both = (a: keyof Table, b: keyof Table) => {
    if (s[a] !== undefined && s[b] === undefined) faults.push(`${b}: needed when ${a} is set`)
  }
  both('DATABASE_URL', 'DESK_MASTER_KEY')
  both('S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY')
  both('S3_SECRET_ACCESS_KEY', 'S3_ACCESS_KEY_ID')
  both('S3_ENDPOINT', 'S3_BUCKET')
  both('S3_PUBLIC_ENDPOINT', 'S3_ENDPOINT')
  both('OIDC_ISSUER', 'OIDC_CLIENT_ID')
  if (s.OIDC_ISSUER?.startsWith('http:') && !s.OIDC_ALLOW_HTTP) faults.push('OIDC_ISSUER: must be an https address')
  if (s.ACCESS_TOKEN_MINUTES * 60_000 >= s.REFRESH_TOKEN_DAYS * 86_400_000)
    faults.push('REFRESH_TOKEN_DAYS: must outlive ACCESS_TOKEN_MINUTES')
  return faults
}

function masterKey(settings: Omit<Settings, 'masterKey'>): Buffer {
  if (settings.DESK_MASTER_KEY) return Buffer.from(settings.DESK_MASTER_KEY, 'base64')
  const file = join(resolve(settings.DATA_DIR), 'master.key')
  try {
    if (!existsSync(file)) {
      mkdirSync(settings.DATA_DIR, { recursive: true, mode: 0o700 })
      writeFileSync(file, randomBytes(MASTER_KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' })
    }
    const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
    if (key.length === MASTER_KEY_BYTES) return key
  } catch {
    throw new SettingsError(['DATA_DIR: the folder cannot be written or its master.key cannot be read'])
  }
  throw new SettingsError(['DATA_DIR: its master.key is damaged; restore it, or set DESK_MASTER_KEY'])
}

/** The table as text, for `--help` and the documentation. */
export function settingsTable(): readonly {
  readonly name: string
  readonly fallback: string
  readonly meaning: string
}[] {
  return Object.entries(SETTINGS).map(([name, d]) => ({
    name,
    fallback: 'fallback' in d && d.fallback !== undefined ? d.fallback : '',
    meaning: d.meaning,
  }))
}
