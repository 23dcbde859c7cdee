import { z } from 'zod'

/** Generous for any picture, small enough to be drawn. */
const coordinate = z.number().min(-100_000).max(100_000)
const side = z.number().positive().max(100_000)
const pointSchema = z.object({ x: coordinate, y: coordinate })
const colourSchema = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #e11d48')

/** What a tutorial draws over a screenshot, in image pixels. It lies under every redaction. */
export const annotationSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('arrow'),
    from: pointSchema,
    to: pointSchema,
    colour: colourSchema.default('#e11d48'),
    /** Line width in pixels. */
    width: z.number().positive().max(100).default(4),
  }),
  z.object({
    type: z.literal('highlight'),
    x: coordinate,
    y: coordinate,
    width: side,
    height: side,
    colour: colourSchema.default('#facc15'),
  }),
])
export type Annotation = z.infer<typeof annotationSchema>
