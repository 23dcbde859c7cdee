import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { base } from './base.ts'
import { scanStatusSchema } from './screenshots.ts'

/** What wakes the renderer: ids, states and fractions, never content. */
export const deskEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('scan'),
    screenshotId: z.uuid(),
    status: scanStatusSchema,
    progress: z.number(),
    /** True when regions were added: fetch `screenshots.state`. */
    changed: z.boolean(),
  }),
  z.object({ type: z.literal('ticket'), ticketId: z.uuid() }),
  z.object({
    type: z.literal('submission'),
    ticketId: z.uuid(),
    step: z.number(),
    of: z.number(),
    phase: z.enum(['render', 'verify', 'done']),
  }),
  z.object({ type: z.literal('session') }),
  z.object({ type: z.literal('sync'), state: z.string(), waiting: z.number() }),
  z.object({ type: z.literal('data'), domain: z.string() }),
])
export type DeskEvent = z.infer<typeof deskEventSchema>

export const events = { subscribe: base.output(eventIterator(deskEventSchema)) }
