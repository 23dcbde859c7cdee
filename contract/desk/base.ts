import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ERRORS, type ErrorCode, errorDataSchema } from '../errors.ts'

type ErrorMap = { [C in ErrorCode]: { status: number; message: string; data: typeof errorDataSchema } }

const errorMap = Object.fromEntries(
  Object.entries(ERRORS).map(([code, e]) => [code, { status: e.status, message: e.message, data: errorDataSchema }]),
) as ErrorMap

/** Every call of the desk declares the whole catalogue: the renderer gets a code, a message and a hint. */
export const base = oc.errors(errorMap)

export const ok = z.object({ ok: z.literal(true) })
export const byId = z.object({ id: z.uuid() })
