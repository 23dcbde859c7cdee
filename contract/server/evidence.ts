import { z } from 'zod'
import { base } from '../desk/base.ts'

/** What the server can say of the promises that it keeps for all desks: where files lie, and its own log. */
export const teamFactsSchema = z.object({
  /** Absent when the server has no storage; `reached` is false when it did not answer, then nothing else is known. */
  storage: z.object({ reached: z.boolean(), region: z.string().max(100), encryption: z.string().max(100) }).optional(),
  chain: z.object({ intact: z.boolean(), entries: z.number(), brokenAt: z.number().optional() }),
  measuredAt: z.number(),
})
export type TeamFacts = z.infer<typeof teamFactsSchema>

export const evidence = {
  facts: base
    .route({
      method: 'GET',
      path: '/v1/evidence',
      tags: ['Audit'],
      summary: "What the server proves of the policies' promises, measured now",
    })
    .output(teamFactsSchema),
}
