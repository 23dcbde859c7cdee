import { z } from 'zod'

const pointSchema = z.object({ x: z.number(), y: z.number() })
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
    x: z.number(),
    y: z.number(),
    width: z.number().positive(),
    height: z.number().positive(),
    colour: colourSchema.default('#facc15'),
  }),
])
export type Annotation = z.infer<typeof annotationSchema>
