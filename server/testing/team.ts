import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../contract/account.ts'
import type { Tokens } from '../../contract/server/auth.ts'
import type { Command } from '../../contract/server/sync.ts'
import type { ServerClient } from '../../contract/server.ts'
import type { TicketEvent } from '../../contract/ticket.ts'
import { createTeamClient } from '../../main/core/sync/client.ts'
import { openEmbedded } from '../database/embedded.ts'
import { openPostgres } from '../database/postgres.ts'
import type { Store } from '../database/store.ts'
import { createLog } from '../http/log.ts'
import { readSettings } from '../settings.ts'
import { type RunningServer, startServer } from '../start.ts'

export const PASSWORD = 'correct horse battery'

export interface TestMember {
  readonly id: string
  readonly client: ServerClient
  readonly tokens: Tokens
  readonly deskId: string
}

export interface TestTeam {
  readonly server: RunningServer
  readonly store: Store
  readonly admin: TestMember
  /** Everything that was logged, as text. */
  readonly logged: () => string
  anonymous(): ServerClient
  withToken(token: string): ServerClient
  member(role: Role, scopes: readonly string[], name?: string): Promise<TestMember>
  /** Connects a product and gives a function that reports to it. */
  connect(
    source: 'stepify' | 'steplus' | 'stepiq',
    product: string,
    urls?: { storeUrl?: string; webhookUrl?: string; storeToken?: string },
  ): Promise<{
    readonly reportKey: string
    readonly webhookSecret: string | undefined
    report(
      steps?: readonly number[],
      more?: Partial<{ note: string; reporter: string; tutorialId: string; at: number; reportId: string }>,
    ): Promise<string>
  }>
  stop(): Promise<void>
}

/** A server on a free port, with an admin. `databaseUrl` for PostgreSQL, else the embedded database in memory. */
export async function startTeam(
  options: { readonly databaseUrl?: string; readonly env?: NodeJS.ProcessEnv; readonly now?: () => number } = {},
): Promise<TestTeam> {
  const lines: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'desk-server-'))
  const settings = readSettings({
    DATA_DIR: folder,
    DESK_MASTER_KEY: randomBytes(32).toString('base64'),
    BCRYPT_COST: '4',
    ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
    ...options.env,
  })
  const store = options.databaseUrl ? await openPostgres(options.databaseUrl, 10) : await openEmbedded(undefined)
  const server = await startServer(settings, createLog('info', { write: line => void lines.push(line) }), {
    store,
    ...(options.now ? { now: options.now } : {}),
  })
  const clientWith = (token: string | undefined) =>
    createTeamClient({ address: server.address, token: async () => token, timeoutMs: 20_000 })
  const memberOf = (tokens: Tokens): TestMember => ({
    id: tokens.account.id,
    client: clientWith(tokens.accessToken),
    tokens,
    deskId: randomUUID(),
  })
  const anonymous = clientWith(undefined)
  const admin = memberOf(
    await anonymous.auth.acceptInvitation({
      invitation: server.invitation ?? '',
      name: 'Ada Admin',
      password: PASSWORD,
    }),
  )
  let count = 0
  return {
    server,
    store,
    admin,
    logged: () => lines.join(''),
    anonymous: () => anonymous,
    withToken: clientWith,
    async member(role, scopes, name = `${role} ${++count}`) {
      // Signed in anew: a test that moves the clock has outlived the first token.
      const { accessToken } = await anonymous.auth.signIn({ name: 'Ada Admin', password: PASSWORD })
      const { token } = await clientWith(accessToken).accounts.invite({ role, scopes: [...scopes] })
      return memberOf(await anonymous.auth.acceptInvitation({ invitation: token, name, password: PASSWORD }))
    },
    async connect(source, product, urls = {}) {
      const { reportKey, webhookSecretValue } = await admin.client.admin.connect({ source, product, ...urls })
      const reporter = clientWith(reportKey)
      return {
        reportKey,
        webhookSecret: webhookSecretValue,
        async report(steps = [1], more = {}) {
          const report = {
            reportId: randomUUID(),
            tutorialId: 'tut-1',
            note: 'a name shows',
            reporter: 'sam@example.com',
            ...more,
          }
          return (await reporter.reports.create({ ...report, steps: [...steps] })).ticketId
        },
      }
    },
    async stop() {
      await server.stop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function command(
  ticketId: string,
  expectedVersion: number,
  event: TicketEvent,
  more: Partial<Command> = {},
): Command {
  return { id: randomUUID(), ticketId, expectedVersion, at: Date.now(), event, ...more }
}

/** One command, with its outcome. */
export async function send(member: TestMember, ...commands: Command[]) {
  return (await member.client.sync.push({ deskId: member.deskId, commands })).results
}
