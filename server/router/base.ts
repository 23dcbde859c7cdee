import { implement, ORPCError, ValidationError } from '@orpc/server'
import type { Logger } from 'pino'
import { hasRole, type Role } from '../../contract/account.ts'
import { DeskError, ERRORS, type ErrorCode, type ErrorData } from '../../contract/errors.ts'
import { serverContract } from '../../contract/server.ts'
import type { AccessIdentity } from '../auth/access.ts'
import type { Caller } from '../database/store.ts'
import { failureOf } from '../http/log.ts'
import type { ServerServices } from '../services.ts'

/** What a handler knows of the request besides its input. */
export interface RequestContext {
  /** The bearer token, whatever it is worth. */
  readonly token: string | undefined
  /** The client's address, for throttling only. */
  readonly address: string
  readonly log: Logger
  /** Filled in for the request log. */
  readonly outcome: { code?: ErrorCode; accountId?: string; procedure?: string }
}

export function toWireError(error: DeskError): ORPCError<ErrorCode, ErrorData> {
  const { code, message, hint, details } = error
  const data: ErrorData = details.length > 0 ? { hint, details: [...details] } : { hint }
  return new ORPCError(code, { defined: true, status: ERRORS[code].status, message, data })
}

/** Every failure becomes one of the catalogue; what nobody expected is logged without its message. */
export function mapError(error: unknown, log: Logger): ORPCError<ErrorCode, ErrorData> {
  if (error instanceof DeskError) return toWireError(error)
  if (error instanceof ORPCError) {
    if (error.defined) return error as ORPCError<ErrorCode, ErrorData>
    if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
      const details = error.cause.issues.slice(0, 20).map(issue => `${fieldName(issue.path)}: ${issue.message}`)
      return toWireError(new DeskError('BAD_INPUT', { details }))
    }
    if (error.status < 500) return toWireError(new DeskError('BAD_INPUT', { details: ['input: cannot be read'] }))
  }
  // PostgreSQL takes no zero bytes and no broken surrogates in a text: the input is at fault, whichever field it was.
  if (['22021', '22P05', '22P02'].includes(String((error as { code?: string } | undefined)?.code)))
    return toWireError(new DeskError('BAD_INPUT', { details: ['input: a text holds characters that cannot be kept'] }))
  if (isDatabaseAway(error)) return toWireError(new DeskError('OFFLINE', { message: "The server's database is away" }))
  log.error(failureOf(error), 'unexpected failure')
  return toWireError(new DeskError('INTERNAL', { message: 'Something went wrong inside the server' }))
}

function fieldName(path: readonly unknown[] | undefined): string {
  const names = (path ?? []).map(part =>
    String(typeof part === 'object' && part ? (part as { key: unknown }).key : part),
  )
  return names.join('.') || 'input'
}

/** Connection failures and PostgreSQL's own "shutting down", "starting up" and "too many connections". */
function isDatabaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300', '08006', '08003'].includes(
      code ?? '',
    ) || /^(timeout exceeded when trying to connect|Connection terminated)/.test(message ?? '')
  )
}

/** The contract's implementer, with error mapping around every call. */
export const team = implement(serverContract)
  .$context<RequestContext>()
  .use(async ({ next, context, path }) => {
    context.outcome.procedure = path.join('.')
    try {
      return await next()
    } catch (error) {
      const mapped = mapError(error, context.log)
      context.outcome.code = mapped.code as ErrorCode
      throw mapped
    }
  })

/** Who asks, by the access token; the database still has to agree. Throws NOT_SIGNED_IN. */
export async function identify(services: ServerServices, context: RequestContext): Promise<AccessIdentity> {
  if (!context.token) throw new DeskError('NOT_SIGNED_IN')
  const identity = await services.access.verify(context.token)
  context.outcome.accountId = identity.accountId
  return identity
}

/** Throws NOT_ALLOWED unless the caller's role includes `role`. */
export function requireRole(caller: Caller, role: Role): void {
  if (!hasRole(caller.role, role)) throw new DeskError('NOT_ALLOWED', { details: [`needs the role ${role}`] })
}

/** The caller, checked against the database, when nothing else of the transaction is needed. */
export async function callerOf(services: ServerServices, context: RequestContext, role: Role): Promise<Caller> {
  const identity = await identify(services, context)
  return services.store.as(identity, async (_sql, caller) => {
    requireRole(caller, role)
    return caller
  })
}
