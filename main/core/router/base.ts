import { implement, ORPCError, ValidationError } from '@orpc/server'
import { deskContract } from '../../../contract/desk.ts'
import { DeskError, ERRORS, type ErrorCode, type ErrorData } from '../../../contract/errors.ts'
import { log } from '../log.ts'

/** What travels for a DeskError: its code, its message, a hint and details. */
export function toWireError(error: DeskError): ORPCError<ErrorCode, ErrorData> {
  const { code, message, hint, details } = error
  const data: ErrorData = details.length > 0 ? { hint, details: [...details] } : { hint }
  return new ORPCError(code, { defined: true, status: ERRORS[code].status, message, data })
}

/**
 * Turns every failure into one of the catalogue. A schema's complaint names its field and nothing of the input; what
 * nobody expected becomes INTERNAL without detail, and its stack (never its message) goes to the log.
 */
export function mapError(error: unknown): ORPCError<ErrorCode, ErrorData> {
  if (error instanceof DeskError) return toWireError(error)
  if (error instanceof ORPCError && error.defined) return error as ORPCError<ErrorCode, ErrorData>
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const details = error.cause.issues.map(issue => `${fieldName(issue.path)}: ${issue.message}`)
    return toWireError(new DeskError('BAD_INPUT', { details: details.slice(0, 20) }))
  }
  if (error instanceof Error && error.name === 'AbortError') return toWireError(new DeskError('CANCELLED'))
  log.error({ kind: error instanceof Error ? error.name : typeof error, stack: stackOf(error) }, 'unexpected failure')
  return toWireError(new DeskError('INTERNAL'))
}

function fieldName(path: readonly unknown[] | undefined): string {
  const names = (path ?? []).map(part =>
    String(typeof part === 'object' && part ? (part as { key: unknown }).key : part),
  )
  return names.join('.') || 'input'
}

/** The frames of a stack without its first lines: a message can hold what was being worked on. */
function stackOf(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return []
  return error.stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 12)
}

/** The contract's implementer, with error mapping around every call. */
export const desk = implement(deskContract).use(async ({ next }) => {
  try {
    return await next()
  } catch (error) {
    throw mapError(error)
  }
})
