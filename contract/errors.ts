import { z } from 'zod'

/**
 * The one catalogue of expected failures. `message` says what happened, `hint` what to do. Anything that isn't listed
 * becomes INTERNAL without detail, so that no personal value can travel inside an error.
 */
export const ERRORS = {
  BAD_INPUT: { status: 400, message: 'The input is not valid', hint: 'Correct the fields named and try again.' },
  BAD_BUNDLE: {
    status: 400,
    message: 'The tutorial bundle cannot be read',
    hint: 'Check the bundle and import it again.',
  },
  BAD_IMAGE: { status: 400, message: 'The image cannot be read', hint: 'Supply a PNG, JPEG or WebP screenshot.' },
  BAD_REGION: { status: 400, message: 'A region is not valid', hint: 'Draw the region inside the screenshot.' },
  TOO_LARGE: { status: 413, message: 'The request is too large', hint: 'Send less at a time.' },
  NOT_SIGNED_IN: { status: 401, message: 'Nobody is signed in', hint: 'Sign in and try again.' },
  WRONG_PASSWORD: { status: 401, message: 'The name or the password is wrong', hint: 'Check both and try again.' },
  TOO_MANY_ATTEMPTS: { status: 429, message: 'Too many failed sign-ins', hint: 'Wait a minute and try again.' },
  NOT_ALLOWED: { status: 403, message: 'This account may not do that', hint: 'Ask someone with the role named.' },
  FOUR_EYES: {
    status: 403,
    message: 'A submission is approved by another person than its author',
    hint: 'Ask another reviewer to review it.',
  },
  NOT_FOUND: { status: 404, message: 'It does not exist (any more)', hint: 'Go back to the queue and refresh.' },
  ALREADY_EXISTS: { status: 409, message: 'It exists already', hint: 'Choose another name or open the existing one.' },
  CONFLICT: {
    status: 409,
    message: 'Someone else changed it meanwhile',
    hint: 'Look at the new state and decide again.',
  },
  WRONG_STATE: {
    status: 409,
    message: 'The ticket is not in a state that allows this',
    hint: 'Look at its state first.',
  },
  CLAIMED_BY_OTHER: {
    status: 409,
    message: 'Another person is working on this ticket',
    hint: 'Choose another ticket.',
  },
  NOT_VERIFIED: {
    status: 409,
    message: 'Verification did not pass for every flagged screenshot',
    hint: 'Open the steps named, cover what remains and submit again.',
  },
  NEEDS_REVIEW: {
    status: 409,
    message: 'A flagged screenshot has not been looked at in full',
    hint: 'Open the steps named and decide on each suggestion and unread place.',
  },
  APPROVAL_VOID: {
    status: 409,
    message: 'The approved bytes and the stored bytes differ',
    hint: 'Submit the ticket again; nothing was exported.',
  },
  SCAN_FAILED: {
    status: 500,
    message: 'The scan could not finish',
    hint: 'Scan the step again or draw regions by hand.',
  },
  NOT_WRITABLE: {
    status: 507,
    message: 'The target cannot be written',
    hint: 'Choose another folder or free some space.',
  },
  WORKSPACE_DAMAGED: {
    status: 500,
    message: 'The workspace file is damaged',
    hint: 'Restore the newest backup that lies beside it.',
  },
  OFFLINE: {
    status: 503,
    message: 'The team server cannot be reached',
    hint: 'Work on; it is sent when the server is back.',
  },
  STORAGE: { status: 502, message: 'The storage refused the request', hint: 'Test the storage under Settings.' },
  CANCELLED: { status: 499, message: 'It was cancelled', hint: 'Start it again when you like.' },
  INTERNAL: { status: 500, message: 'Something went wrong inside the desk', hint: 'Try again; nothing was lost.' },
} as const

export type ErrorCode = keyof typeof ERRORS

/** What travels with an error: a hint and, where it helps, one line per field or step concerned. Never a value. */
export const errorDataSchema = z.object({ hint: z.string(), details: z.array(z.string()).optional() })
export type ErrorData = z.infer<typeof errorDataSchema>

/** An expected failure. `details` name fields, steps or states, never their personal content. */
export class DeskError extends Error {
  readonly code: ErrorCode
  readonly hint: string
  readonly details: readonly string[]

  constructor(code: ErrorCode, options: { message?: string; hint?: string; details?: readonly string[] } = {}) {
    super(options.message ?? ERRORS[code].message)
    this.name = 'DeskError'
    this.code = code
    this.hint = options.hint ?? ERRORS[code].hint
    this.details = options.details ?? []
  }
}
