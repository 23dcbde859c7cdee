import { randomInt, randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { redactions } from '../database/schema/tutorials.ts'
import { detectScreenshot, RECOGNIZERS_VERSION } from '../detection/index.ts'
import type { Detection, DetectionContext } from '../detection/types.ts'
import { decodeImage } from '../imaging/decode.ts'
import type { OcrPool } from '../ocr/types.ts'
import { createFingerprints, renderRedaction, verifyFile } from '../redaction/index.ts'
import { allowedPlaces } from '../screenshots/allowed-places.ts'
import { detectionContext } from '../screenshots/detection-context.ts'
import type { SessionMemory } from '../screenshots/memory.ts'
import { listRegions } from '../screenshots/regions.ts'
import { countByCategory, loadImage } from '../screenshots/scan.ts'
import { type ScreenshotRow, screenshotRows } from '../screenshots/store.ts'
import { detectionFor } from '../screenshots/suggest.ts'
import { readSettings } from '../settings/settings.ts'
import { tutorialContext } from '../tutorials/content.ts'
import type { Workspace } from '../workspace.ts'

export interface RenderTools {
  readonly pool: OcrPool
  /** The second engine; null where it can't be loaded, which fails the verification unless the settings excuse it. */
  readonly witness: () => Promise<OcrPool | null>
}

export interface StepRedaction {
  readonly redactionId: string
  readonly step: number
  readonly passed: boolean
}

/**
 * Renders a screenshot's accepted regions, verifies the finished file and stores both. A redaction of the same edit
 * version that passed is used again, so only steps that changed are rendered anew.
 */
export async function redactStep(
  workspace: Workspace,
  memory: SessionMemory,
  tools: RenderTools,
  row: ScreenshotRow,
  options: { readonly signal: AbortSignal; readonly onVerify: () => void },
): Promise<StepRedaction> {
  const known = passedRedaction(workspace, row)
  if (known) return { redactionId: known, step: row.step, passed: true }

  const image = await loadImage(workspace, memory, row)
  const regions = listRegions(workspace, row.id)
  const accepted = regions.filter(region => region.status === 'accepted')
  const seed = randomInt(2 ** 47)
  const file = await renderRedaction(image, accepted, { seed })
  options.signal.throwIfAborted()
  options.onVerify()

  const scan = memory.scan(row.id)
  const context = detectionContext(workspace, memory, row)
  const settings = readSettings(workspace)
  const verification = await verifyFile(
    file.bytes,
    {
      regions: accepted,
      applied: file.applied,
      accepted: createFingerprints(acceptedValues(workspace, memory, row)),
      kept: [
        ...regions.filter(region => region.status === 'rejected').map(region => region.box),
        // Blurred when the bundle was made: what the engines make of the blur is no value.
        ...row.redactedBefore.map(({ box }) => box),
        ...(scan ? allowedPlaces(scan.ocr, context.allow ?? []) : []),
      ],
      context: readFromPixels(context),
      langs: settings.ocrLanguages,
      original: { source: image, options: { seed } },
      signal: options.signal,
      priority: 10,
    },
    {
      decode: decodeImage,
      pool: tools.pool,
      witness: settings.secondWitness ? await tools.witness() : null,
      witnessRequired: settings.secondWitness,
      detect: detectScreenshot,
      recognizersVersion: RECOGNIZERS_VERSION,
      now: workspace.now,
    },
  )
  options.signal.throwIfAborted()
  const id = randomUUID()
  workspace.db.transaction(tx => {
    tx.insert(redactions)
      .values({
        id,
        screenshotId: row.id,
        editVersion: row.editVersion,
        seed,
        sha256: file.sha256,
        width: file.width,
        height: file.height,
        regions: accepted.map(({ box, category, style, origin }) => ({ box, category, style, origin })),
        verification,
        createdAt: workspace.now(),
        fileEnvelope: workspace.vault().seal(tutorialContext(row.tutorial, 'redaction'), file.bytes),
      })
      .run()
    const detail = { tutorialId: row.tutorial.id, screenshotId: row.id, redactionId: id }
    const categories = countByCategory(accepted)
    workspace.audit('redaction.rendered', { ...detail, categories, sha256: file.sha256, bytes: file.bytes.length })
    const failed = verification.checks.filter(check => !check.passed)
    workspace.audit(verification.passed ? 'redaction.verified' : 'redaction.rejected', {
      ...detail,
      counts: { checks: verification.checks.length, failed: failed.length, remaining: verification.remaining.length },
      categories: countByCategory(verification.remaining),
    })
  })
  return { redactionId: id, step: row.step, passed: verification.passed }
}

/** The values that were accepted on any step of the tutorial: none of them may be legible on this one either. */
function acceptedValues(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow): Detection[] {
  return screenshotRows(workspace, row.tutorial.id).flatMap(({ id }) => {
    const detections = memory.scan(id)?.detection.detections ?? []
    return listRegions(workspace, id)
      .filter(region => region.status === 'accepted')
      .flatMap(region => detectionFor(region, detections) ?? [])
  })
}

/**
 * Verification judges what the finished picture shows. The recorder's list of fields would name a place as personal where
 * nothing can be read any more.
 */
function readFromPixels(context: DetectionContext): DetectionContext {
  return { ...context, structure: undefined }
}

/** A redaction of exactly this edit version, by these recognizers, that passed. */
function passedRedaction(workspace: Workspace, row: ScreenshotRow): string | undefined {
  const latest = workspace.db
    .select({ id: redactions.id, verification: redactions.verification })
    .from(redactions)
    .where(and(eq(redactions.screenshotId, row.id), eq(redactions.editVersion, row.editVersion)))
    .orderBy(desc(redactions.createdAt))
    .limit(1)
    .get()
  const current = latest?.verification.engines.includes(`recognizers ${RECOGNIZERS_VERSION}`)
  return latest?.verification.passed && current ? latest.id : undefined
}
