import { createORPCClient, isDefinedError, ORPCError } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { DeskError, ERRORS, type ErrorCode } from '../../../contract/errors.ts'
import { type ServerClient, serverContract } from '../../../contract/server.ts'

export interface TeamClientOptions {
  /** Such as `https://desk.example.com`. */
  readonly address: string
  /** The bearer token of the moment; undefined for calls without one. */
  readonly token?: (() => Promise<string | undefined>) | undefined
  /** The server does not take this token (any more): a call is tried once again with a fresh one. */
  readonly onRefused?: (() => void) | undefined
  /** How long a call may take; event streams are watched by their beats instead. */
  readonly timeoutMs: number
  readonly fetch?: typeof globalThis.fetch | undefined
}

/** A typed client of the team server. Every failure is a DeskError; the network's are OFFLINE. */
export function createTeamClient(options: TeamClientOptions): ServerClient {
  const send = options.fetch ?? globalThis.fetch
  const link = new OpenAPILink(serverContract, {
    url: options.address,
    headers: async () => {
      const token = await options.token?.()
      return token ? { authorization: `Bearer ${token}` } : {}
    },
    fetch: (request, init) => {
      const stream = new URL(request.url).pathname === '/v1/events'
      const signal = stream ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(options.timeoutMs)])
      return send(request, { ...init, redirect: 'error', signal })
    },
    interceptors: [
      async ({ next }) => {
        try {
          return await next()
        } catch (error) {
          const known = fromWire(error)
          if (known.code !== 'NOT_SIGNED_IN' || !options.onRefused) throw known
        }
        options.onRefused()
        try {
          return await next()
        } catch (error) {
          throw fromWire(error)
        }
      },
    ],
  })
  return createORPCClient(link) as ServerClient
}

/** What came over the wire, or did not come, as an expected failure. Words of the network are dropped. */
export function fromWire(error: unknown): DeskError {
  if (error instanceof DeskError) return error
  if (error instanceof ORPCError && error.code in ERRORS) {
    const data = error.data as { hint?: string; details?: string[] } | undefined
    return new DeskError(error.code as ErrorCode, {
      message: error.message,
      ...(data?.hint ? { hint: data.hint } : {}),
      ...(data?.details ? { details: data.details } : {}),
    })
  }
  if (isDefinedError(error) || error instanceof ORPCError) {
    return new DeskError('OFFLINE', {
      details: [`the server answered ${(error as ORPCError<string, unknown>).status}`],
    })
  }
  return new DeskError('OFFLINE')
}
