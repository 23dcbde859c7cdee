import { z } from 'zod'
import { categorySchema } from '../category.ts'
import { base } from './base.ts'

/** A stretch of a step's title or description that will be replaced. Offsets are UTF-16 units. */
export const textSpanSchema = z.object({
  stepId: z.uuid(),
  field: z.enum(['title', 'description']),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  category: categorySchema,
  status: z.enum(['suggested', 'accepted', 'rejected']),
})
export type TextSpan = z.infer<typeof textSpanSchema>

export const stepTextSchema = z.object({
  stepId: z.uuid(),
  step: z.number(),
  title: z.string(),
  description: z.string(),
  redactedTitle: z.string(),
  redactedDescription: z.string(),
  spans: z.array(textSpanSchema),
})
export type StepText = z.infer<typeof stepTextSchema>

/** Titles and descriptions are redacted with the screenshots. */
export const texts = {
  list: base.input(z.object({ ticketId: z.uuid() })).output(z.array(stepTextSchema)),
  set: base
    .input(
      z.object({ ticketId: z.uuid(), spans: z.array(textSpanSchema).max(5000), mode: z.enum(['token', 'invented']) }),
    )
    .output(z.array(stepTextSchema)),
  /** Where the value of a region stands in the texts of the tutorial's steps. */
  propagations: base.input(z.object({ regionId: z.uuid() })).output(z.array(textSpanSchema)),
}
