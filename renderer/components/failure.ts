import { ORPCError } from '@orpc/client'
import { ERRORS, type ErrorCode, errorDataSchema } from '../../contract/errors.ts'
import { ConnectionLost } from '../transport.ts'

/** What a person reads when something was refused or broke. */
export interface Failure {
  readonly code: ErrorCode | 'CONNECTION_LOST'
  readonly message: string
  readonly hint: string
  /** One line per field or step concerned. */
  readonly details: readonly string[]
}

/** Turns whatever a call threw into words. An unknown failure shows no detail: its text could hold personal data. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ConnectionLost) {
    return {
      code: 'CONNECTION_LOST',
      message: 'The connection to the desk was lost',
      hint: 'It reconnects by itself. Whatever was saved before is kept; try again after that.',
      details: [],
    }
  }
  if (error instanceof ORPCError && isCode(error.code)) {
    const data = errorDataSchema.safeParse(error.data)
    return {
      code: error.code,
      message: error.message || ERRORS[error.code].message,
      hint: data.success ? data.data.hint : ERRORS[error.code].hint,
      details: data.success ? (data.data.details ?? []) : [],
    }
  }
  return { code: 'INTERNAL', message: ERRORS.INTERNAL.message, hint: ERRORS.INTERNAL.hint, details: [] }
}

/** True when the same call may succeed a moment later. */
export function isTransient(error: unknown): boolean {
  return error instanceof ConnectionLost
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}
