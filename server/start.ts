import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { firstInvitation } from './auth/invitations.ts'
import { openStore } from './database/open.ts'
import type { Store } from './database/store.ts'
import { createApp } from './http/app.ts'
import { createServices, type ServerServices } from './services.ts'
import type { Settings } from './settings.ts'

export interface RunningServer {
  /** Such as `http://127.0.0.1:4310`. */
  readonly address: string
  readonly services: ServerServices
  /** The first admin's invitation while there is no account. */
  readonly invitation: string | undefined
  /** Takes no new requests, ends event streams, finishes what is under way, closes the database. */
  stop(): Promise<void>
}

/** How long a stopping server lets requests finish. Containers are killed 30 seconds after they are asked to stop. */
const LONGEST_ANSWER_MS = 20_000

/** Opens the database, brings it up to date and listens. `options` are for tests. */
export async function startServer(
  settings: Settings,
  log: Logger,
  options: { readonly store?: Store; readonly now?: () => number } = {},
): Promise<RunningServer> {
  const now = options.now ?? Date.now
  const store = options.store ?? (await openStore(settings))
  const services = await createServices(settings, store, log, now)
  let stopping = false
  const app = await createApp(services, log, () => stopping)
  await app.listen({ port: settings.PORT, host: settings.HOST })
  const { port } = app.server.address() as AddressInfo
  services.worker.start()
  const invitation = await store.system(sql => firstInvitation(sql, settings.INVITATION_HOURS * 3_600_000, now()))
  return {
    address:
      settings.PUBLIC_URL ?? `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${port}`,
    services,
    invitation,
    async stop() {
      if (stopping) return
      stopping = true
      await services.worker.stop()
      await services.hub.close()
      // What is under way is answered; what takes longer than a person waits is cut.
      const late = setTimeout(() => app.server.closeAllConnections(), LONGEST_ANSWER_MS)
      const answered = setInterval(() => app.server.closeIdleConnections(), 50)
      await app.close()
      clearTimeout(late)
      clearInterval(answered)
      services.mailer?.close()
      services.objects?.close()
      if (!options.store) await store.close()
    },
  }
}
