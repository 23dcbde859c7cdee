import { z } from 'zod'
import { base } from '../desk/base.ts'
import { bundleSchema } from '../tutorial.ts'

const externalIdSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9._~-]+$/, 'letters, digits, ".", "_", "~" and "-"')

/** The tutorial as its product's store has it; screenshots come by short-lived links. */
export const storedTutorialSchema = bundleSchema.omit({ reports: true })
export type StoredTutorial = z.infer<typeof storedTutorialSchema>

export const screenshotLinkSchema = z.object({
  step: z.number().int(),
  url: z.url({ protocol: /^https?$/ }),
  /** The page structure beside it, where the product recorded one. */
  structureUrl: z.url({ protocol: /^https?$/ }).optional(),
  expiresAt: z.number(),
})
export type ScreenshotLink = z.infer<typeof screenshotLinkSchema>

export const reports = {
  /** For the support mailbox and the product's "report this" button, with the key of a source connection. */
  create: base
    .route({
      method: 'POST',
      path: '/v1/reports',
      tags: ['Reports'],
      summary: 'Report personal data left on a tutorial',
      description:
        'Starts the 24-hour clock at `at` (the moment of the report, not in the future) or now. The same `reportId` sent again answers with the same ticket.',
      successStatus: 201,
    })
    .input(
      z.object({
        reportId: z.uuid(),
        tutorialId: externalIdSchema,
        steps: z.array(z.number().int().positive().max(100_000)).min(1).max(500),
        note: z.string().max(5000),
        /** Who reported: an email address gets a message when it is done. */
        reporter: z.string().max(300),
        at: z.number().int().positive().optional(),
      }),
    )
    .output(z.object({ ticketId: z.uuid(), reportedAt: z.number(), dueAt: z.number() })),
}

export const tutorials = {
  get: base
    .route({ method: 'GET', path: '/v1/tickets/{ticketId}/tutorial', tags: ['Tickets'], summary: 'Its tutorial' })
    .input(z.object({ ticketId: z.uuid() }))
    .output(
      z.object({
        tutorial: storedTutorialSchema,
        /** Links to the unredacted screenshots, good for minutes: fetch into memory only. */
        screenshots: z.array(screenshotLinkSchema),
      }),
    ),
}
