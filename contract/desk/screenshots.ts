import { z } from 'zod'
import { categorySchema } from '../category.ts'
import { boxSchema } from '../geometry.ts'
import { regionSchema } from '../region.ts'
import { base, byId, ok } from './base.ts'

export const scanStatusSchema = z.enum(['waiting', 'scanning', 'scanned', 'needs-review'])
export type ScanStatus = z.infer<typeof scanStatusSchema>

/** A region with what only memory knows: the masked value, once the step has been scanned in this session. */
export const regionViewSchema = regionSchema.unwrap().extend({ masked: z.string().optional() }).readonly()
export type RegionView = z.infer<typeof regionViewSchema>

export const screenshotStateSchema = z.object({
  screenshotId: z.uuid(),
  step: z.number(),
  status: scanStatusSchema,
  /** 0 to 1 while scanning. */
  progress: z.number().min(0).max(1),
  /** Codes such as `ocr-timeout` or `recognizer:email`: why it needs review. */
  failures: z.array(z.string()),
  /** Things to tell the agent, such as "only the first of 12 frames was read". */
  notes: z.array(z.string()),
  /** Looks like text but could not be read. */
  unread: z.array(boxSchema),
  /** A person has looked at the unread places and the failures. */
  unreadCleared: z.boolean(),
  /** Regions already redacted when the bundle was made. */
  redactedBefore: z.array(z.object({ box: boxSchema, category: categorySchema })),
  regions: z.array(regionViewSchema),
  editVersion: z.number(),
})
export type ScreenshotState = z.infer<typeof screenshotStateSchema>

/** One step of an edit: `before` null adds, `after` null deletes, both changes. Undo is the same list turned round. */
export const regionChangeSchema = z.object({ before: regionSchema.nullable(), after: regionSchema.nullable() })
export type RegionChange = z.infer<typeof regionChangeSchema>

export const propagationSchema = z.object({
  screenshotId: z.uuid(),
  step: z.number(),
  box: boxSchema,
  category: categorySchema,
  reason: z.enum(['same-value', 'same-position', 'same-picture']),
  /** A part of the value alone, such as a first name: shown, but not ticked beforehand. */
  partial: z.boolean(),
})
export type Propagation = z.infer<typeof propagationSchema>

export const screenshots = {
  /**
   * Opens a ticket's screenshots: starts scanning in the background, `firstScreenshotId` first, and answers at once
   * with what is known. Suggestions arrive as `scan` events.
   */
  open: base
    .input(z.object({ ticketId: z.uuid(), firstScreenshotId: z.uuid().optional() }))
    .output(z.array(screenshotStateSchema)),
  state: base.input(byId).output(screenshotStateSchema),
  /** Moves a screenshot to the front of the scan queue. */
  prioritise: base.input(byId).output(ok),
  rescan: base.input(byId).output(ok),
  cancelScans: base.input(z.object({ ticketId: z.uuid() })).output(ok),
  /** The unredacted picture, for the canvas only; never written to disk. */
  pixels: base.input(byId).output(z.instanceof(Blob)),
  thumbnail: base.input(byId).output(z.instanceof(Blob)),
  /** What the redaction would look like now: the accepted regions rendered. */
  preview: base.input(byId).output(z.instanceof(Blob)),
  /** Applies changes in one transaction; refused with CONFLICT when a `before` isn't what is stored. */
  change: base
    .input(z.object({ ticketId: z.uuid(), changes: z.array(regionChangeSchema).min(1).max(10_000) }))
    .output(z.array(screenshotStateSchema)),
  /** "I have looked at the unread places of this step." */
  clearUnread: base.input(byId).output(screenshotStateSchema),
  /** Where else the value, position or picture of a region occurs in the tutorial. */
  propagations: base.input(z.object({ regionId: z.uuid() })).output(z.array(propagationSchema)),
  /** A small cut-out around a proposal, for the dialog that lists them. */
  cutout: base.input(z.object({ screenshotId: z.uuid(), box: boxSchema })).output(z.instanceof(Blob)),
}
