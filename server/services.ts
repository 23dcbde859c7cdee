import type { Logger } from 'pino'
import { createObjectStore, type ObjectStore } from '../main/core/assets/object-store.ts'
import { type AssetService, createAssets } from './assets/assets.ts'
import { type AccessTokens, createAccessTokens } from './auth/access.ts'
import { createSigningKeys, type SigningKeys } from './auth/keys.ts'
import { createOidcClient, type OidcClient } from './auth/oidc.ts'
import { createSignIn, type SignIn } from './auth/service.ts'
import { createSessions, type Sessions } from './auth/sessions.ts'
import { createThrottle } from './auth/throttle.ts'
import type { Store } from './database/store.ts'
import { createEventHub, type EventHub } from './events/hub.ts'
import { createHandlers } from './jobs/handlers.ts'
import { createMailer, type Mailer } from './jobs/mail.ts'
import { createWorker, type Worker } from './jobs/worker.ts'
import type { Settings } from './settings.ts'
import { type CommandService, createCommands } from './tickets/commands.ts'
import { createTeamVault, type TeamVault } from './vault/vault.ts'

export interface ServerServices {
  readonly settings: Settings
  readonly store: Store
  readonly vault: TeamVault
  readonly keys: SigningKeys
  readonly access: AccessTokens
  readonly sessions: Sessions
  readonly signIn: SignIn
  readonly oidc: OidcClient | undefined
  readonly hub: EventHub
  readonly commands: CommandService
  readonly objects: ObjectStore | undefined
  readonly assets: AssetService | undefined
  readonly mailer: Mailer | undefined
  readonly worker: Worker
  readonly startedAt: number
  now(): number
}

/** How often due jobs are looked for. */
const JOB_POLL_MS = 2000

/** Wires everything above the open database. `now` is UTC milliseconds; tests set their own clock. */
export async function createServices(
  settings: Settings,
  store: Store,
  log: Logger,
  now: () => number,
): Promise<ServerServices> {
  const vault = createTeamVault(settings.masterKey, now)
  const accessLifeMs = settings.ACCESS_TOKEN_MINUTES * 60_000
  const timeoutMs = settings.STORE_TIMEOUT_SECONDS * 1000
  const keys = createSigningKeys(store, vault, {
    maxAgeMs: settings.SIGNING_KEY_DAYS * 86_400_000,
    tokenLifeMs: accessLifeMs,
    now,
  })
  const access = createAccessTokens(keys, accessLifeMs, now)
  const sessions = createSessions(store, access, {
    refreshLifeMs: settings.REFRESH_TOKEN_DAYS * 86_400_000,
    successorKey: vault.derive('refresh-successor'),
    now,
  })
  const throttle = createThrottle(store, vault.derive('throttle'), now)
  const objects = openStorage(settings)
  const assets = objects && createAssets({ store, objects, prefix: settings.S3_PREFIX, now })
  const mailer = settings.SMTP_URL ? createMailer(settings.SMTP_URL, settings.MAIL_FROM, timeoutMs) : undefined
  return {
    settings,
    store,
    vault,
    keys,
    access,
    sessions,
    signIn: createSignIn({ store, sessions, throttle, bcryptCost: settings.BCRYPT_COST, now }),
    oidc: openOidc(settings, vault, now),
    hub: await createEventHub(store),
    commands: createCommands({ store, vault, storageConfigured: objects !== undefined, now }),
    objects,
    assets,
    mailer,
    worker: createWorker({
      store,
      handlers: createHandlers({ store, vault, assets, mailer, timeoutMs, now }),
      now,
      pollMs: JOB_POLL_MS,
      onFailure: (job, code) => log.warn({ jobId: job.id, kind: job.kind, attempts: job.attempts, code }, 'job failed'),
    }),
    startedAt: now(),
    now,
  }
}

function openStorage(settings: Settings): ObjectStore | undefined {
  if (!settings.S3_BUCKET) return undefined
  return createObjectStore({
    bucket: settings.S3_BUCKET,
    region: settings.S3_REGION,
    endpoint: settings.S3_ENDPOINT,
    publicEndpoint: settings.S3_PUBLIC_ENDPOINT,
    credentials:
      settings.S3_ACCESS_KEY_ID && settings.S3_SECRET_ACCESS_KEY
        ? { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY }
        : undefined,
    encryption: settings.S3_ENCRYPTION,
    linkSeconds: settings.S3_LINK_SECONDS,
  })
}

function openOidc(settings: Settings, vault: TeamVault, now: () => number): OidcClient | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings
  if (!issuer || !clientId) return undefined
  return createOidcClient({ issuer, clientId, clientSecret, allowHttp: settings.OIDC_ALLOW_HTTP }, vault, now)
}
