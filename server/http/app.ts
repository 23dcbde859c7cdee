import { OpenAPIHandler } from '@orpc/openapi/fastify'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { DeskError } from '../../contract/errors.ts'
import { mapError, type RequestContext } from '../router/base.ts'
import { createTeamRouter } from '../router/index.ts'
import type { ServerServices } from '../services.ts'
import { openApiDocument } from './openapi.ts'
import { openApiPage } from './openapi-page.ts'

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
} as const

/** Long enough for a slow upload of a full body, short enough that half-open connections don't pile up. */
const REQUEST_TIMEOUT_MS = 60_000

/** The HTTP face of the server. `isStopping` turns readiness off while open requests finish. */
export async function createApp(
  services: ServerServices,
  log: Logger,
  isStopping: () => boolean,
): Promise<FastifyInstance> {
  const { settings, store, keys } = services
  const app = fastify({
    logger: false,
    bodyLimit: settings.BODY_LIMIT_MB * 1024 * 1024,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: settings.TRUST_PROXY,
    // Connections that wait for nothing go at once; event streams end by themselves, and what is under way is answered.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  const handler = new OpenAPIHandler(createTeamRouter(services))
  const context = (request: FastifyRequest): RequestContext => ({
    token: bearer(request.headers.authorization),
    address: request.ip,
    log,
    outcome: outcomeOf(request),
  })

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    outcomes.set(request, {})
  })
  app.addHook('onResponse', async (request, reply) => {
    const { procedure, accountId, code } = outcomeOf(request)
    // The route, never the address: what stands in a path or a query came from outside.
    log.info(
      { procedure: procedure ?? 'other', accountId, code, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode
    const expected =
      status === 413 ? new DeskError('TOO_LARGE') : new DeskError('BAD_INPUT', { details: ['body: cannot be read'] })
    const mapped = mapError(status && status < 500 ? expected : error, log)
    outcomeOf(request).code = mapped.code as DeskError['code']
    return reply.status(mapped.status).send(mapped.toJSON())
  })
  app.setNotFoundHandler((_request, reply) => {
    const mapped = mapError(
      new DeskError('NOT_FOUND', { message: 'There is no such address', hint: 'See /docs.' }),
      log,
    )
    return reply.status(404).send(mapped.toJSON())
  })

  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const ready = !isStopping() && (await answers(store.ping()))
    return reply.status(ready ? 200 : 503).send({ ready })
  })
  app.get('/.well-known/jwks.json', () => keys.keySet())

  const documentOf = once(() => openApiDocument(settings.PUBLIC_URL ?? '/'))
  app.get('/openapi.json', () => documentOf())
  const page = async (_request: FastifyRequest, reply: { type(t: string): unknown }) => {
    reply.type('text/html; charset=utf-8')
    return openApiPage(await documentOf())
  }
  app.get('/docs', page)
  app.get('/', page)

  app.all('/v1/*', async (request, reply) => {
    const { matched } = await handler.handle(request, reply, { context: context(request) })
    if (!matched) reply.callNotFound()
  })
  return app
}

const outcomes = new WeakMap<FastifyRequest, RequestContext['outcome']>()
function outcomeOf(request: FastifyRequest): RequestContext['outcome'] {
  return outcomes.get(request) ?? {}
}

/** The token of an Authorization header; undefined for anything else. */
function bearer(header: string | undefined): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/=-]{1,4096})$/i.exec(header ?? '')?.[1]
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const READY_WITHIN_MS = 2000
async function answers(ping: Promise<void>): Promise<boolean> {
  const late = new Promise<false>(resolve => setTimeout(resolve, READY_WITHIN_MS, false).unref())
  return Promise.race([
    ping.then(
      () => true,
      () => false,
    ),
    late,
  ])
}
