import { DeskError } from '../../contract/errors.ts'
import { createObjectStore } from '../../main/core/assets/object-store.ts'
import { testStorage } from '../../main/core/assets/storage-test.ts'
import { listTeamMigrations } from '../database/migrate.ts'
import type { ServerServices } from '../services.ts'
import { findConnection, openReport } from '../tickets/reports.ts'
import { disableConnection, insertConnection, listConnections, openConnection } from '../tutorials/connections.ts'
import { callerOf, identify, requireRole, team } from './base.ts'
import { readCounts } from './health.ts'

const OK = { ok: true } as const

/** Reports, tutorials, files and administration. */
export function workRouter(services: ServerServices) {
  const { store, vault, settings, now } = services
  function assets() {
    if (services.assets) return services.assets
    throw new DeskError('STORAGE', {
      message: 'This server has no storage',
      hint: 'Export to a folder, or ask an admin to set S3_BUCKET.',
    })
  }
  return {
    reports: {
      create: team.reports.create.handler(async ({ input, context }) => {
        if (!context.token)
          throw new DeskError('NOT_SIGNED_IN', { hint: 'Send the key of a connection as bearer token.' })
        return openReport(store, vault, await findConnection(store, context.token), input, now())
      }),
    },
    tutorials: {
      get: team.tutorials.get.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        const found = await store.as(identity, async sql => {
          const [row] = await sql.query<{ source: string; product: string; steps: number[]; externalId: string }>(
            `SELECT t.source, t.product, t.steps, u.external_id AS "externalId"
             FROM tickets t JOIN tutorials u ON u.id = t.tutorial_id WHERE t.id = $1`,
            [input.ticketId],
          )
          if (!row) throw new DeskError('NOT_FOUND')
          const timeoutMs = settings.STORE_TIMEOUT_SECONDS * 1000
          return { ...row, connection: await openConnection(sql, vault, row, timeoutMs) }
        })
        const tutorials = found.connection.store
        if (!tutorials)
          throw new DeskError('NOT_FOUND', {
            message: 'The product of this ticket has no tutorial store',
            hint: 'An admin adds it under Team, Products; until then import the tutorial as a bundle.',
          })
        // Outside the transaction: a slow store must not hold a connection to the database.
        const tutorial = await tutorials.get(found.externalId)
        const links = await tutorials.links(
          found.externalId,
          tutorial.steps.map(step => step.number),
        )
        return { tutorial, screenshots: [...links] }
      }),
    },
    assets: {
      plan: team.assets.plan.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        const plans = await assets().plan(identity, input.ticketId, input.assets)
        return { plans, expiresAt: now() + settings.S3_LINK_SECONDS * 1000 }
      }),
      complete: team.assets.complete.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        return assets().complete(identity, input.ticketId, input.files)
      }),
      links: team.assets.links.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        const links = await assets().links(identity, input.ticketId, input.sha256)
        return { ...links, expiresAt: now() + settings.S3_LINK_SECONDS * 1000 }
      }),
    },
    admin: {
      health: team.admin.health.handler(async ({ context }) => {
        await callerOf(services, context, 'admin')
        return {
          version: process.env.npm_package_version ?? '0.1.0',
          startedAt: services.startedAt,
          database: {
            kind: store.kind,
            version: await store.version(),
            migration: listTeamMigrations().at(-1)?.number ?? 0,
          },
          storage: {
            configured: services.objects !== undefined,
            ...(settings.S3_BUCKET ? { bucket: settings.S3_BUCKET, region: settings.S3_REGION } : {}),
          },
          mail: { configured: services.mailer !== undefined },
          singleSignOn: {
            configured: services.oidc !== undefined,
            ...(settings.OIDC_ISSUER ? { issuer: settings.OIDC_ISSUER } : {}),
          },
          counts: { ...(await readCounts(store, now())), listening: services.hub.listening() },
          serverAt: now(),
        }
      }),
      testStorage: team.admin.testStorage.handler(async ({ context }) => {
        await callerOf(services, context, 'admin')
        assets()
        if (!services.objects) return { checks: [] }
        // From here the storage is reached by the server's own address, also for the requests a desk would make.
        const own = createObjectStore({ ...services.objects.settings, publicEndpoint: undefined })
        try {
          return { checks: await testStorage(own, settings.S3_PREFIX) }
        } finally {
          own.close()
        }
      }),
      rotateKeys: team.admin.rotateKeys.handler(async ({ context }) => {
        await callerOf(services, context, 'admin')
        await services.keys.rotate()
        return OK
      }),
      connections: team.admin.connections.handler(async ({ context }) => {
        const identity = await identify(services, context)
        return store.as(identity, (sql, caller) => {
          requireRole(caller, 'admin')
          return listConnections(sql)
        })
      }),
      connect: team.admin.connect.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        return store.as(identity, (sql, caller) => {
          requireRole(caller, 'admin')
          return insertConnection(sql, vault, input, caller, now())
        })
      }),
      disconnect: team.admin.disconnect.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        await store.as(identity, (sql, caller) => {
          requireRole(caller, 'admin')
          return disableConnection(sql, input.id, caller, now())
        })
        return OK
      }),
    },
  }
}
