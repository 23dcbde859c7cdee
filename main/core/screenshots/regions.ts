import { eq } from 'drizzle-orm'
import type { RegionChange } from '../../../contract/desk/screenshots.ts'
import { DeskError } from '../../../contract/errors.ts'
import { type Box, intersectionArea } from '../../../contract/geometry.ts'
import type { Region } from '../../../contract/region.ts'
import { regions, screenshots } from '../database/schema/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import { type ScreenshotRow, screenshotRow } from './store.ts'

type Row = typeof regions.$inferSelect

/** A screenshot's regions, suggested, accepted and rejected. */
export function listRegions(workspace: Workspace, screenshotId: string): readonly Region[] {
  return workspace.db.select().from(regions).where(eq(regions.screenshotId, screenshotId)).all().map(toRegion)
}

/** Throws NOT_FOUND. */
export function findRegion(workspace: Workspace, id: string): Region {
  const row = workspace.db.select().from(regions).where(eq(regions.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return toRegion(row)
}

/**
 * Applies an edit: each `before` must be what is stored (else CONFLICT), each `after` must lie on its screenshot (else
 * BAD_REGION). Returns the screenshots touched. Call inside a transaction.
 */
export function applyChanges(workspace: Workspace, changes: readonly RegionChange[]): ReadonlySet<string> {
  const touched = new Map<string, ScreenshotRow>()
  const screenshotOf = (id: string): ScreenshotRow => {
    const row = touched.get(id) ?? screenshotRow(workspace, id)
    touched.set(id, row)
    return row
  }
  for (const { before, after } of changes) {
    if (!before && !after) throw new DeskError('BAD_REGION', { details: ['a change without before and after'] })
    if (before) expectStored(workspace, before)
    if (after) checkBox(after.box, screenshotOf(after.screenshotId))
    if (before) screenshotOf(before.screenshotId)
    if (before && after) workspace.db.update(regions).set(toRow(after)).where(eq(regions.id, before.id)).run()
    else if (after) workspace.db.insert(regions).values(toRow(after)).run()
    else if (before) workspace.db.delete(regions).where(eq(regions.id, before.id)).run()
  }
  for (const row of touched.values()) bumpEditVersion(workspace, row.id)
  return new Set(touched.keys())
}

/** Adds what a scan suggests; no edit by a person, so the edit version stays. */
export function insertSuggestions(workspace: Workspace, suggestions: readonly Region[]): void {
  for (const suggestion of suggestions) workspace.db.insert(regions).values(toRow(suggestion)).run()
}

/** True when `box` lies mostly inside one of `covers` (three quarters of its area). */
export function isCovered(box: Box, covers: readonly Box[]): boolean {
  const area = box.width * box.height
  return covers.some(cover => intersectionArea(box, cover) >= 0.75 * area)
}

function bumpEditVersion(workspace: Workspace, screenshotId: string): void {
  const { editVersion } = screenshotRow(workspace, screenshotId)
  workspace.db
    .update(screenshots)
    .set({ editVersion: editVersion + 1 })
    .where(eq(screenshots.id, screenshotId))
    .run()
}

function expectStored(workspace: Workspace, before: Region): void {
  const stored = workspace.db.select().from(regions).where(eq(regions.id, before.id)).get()
  if (!stored || JSON.stringify(toRegion(stored)) !== JSON.stringify(toRegion(toRow(before)))) {
    throw new DeskError('CONFLICT', { hint: 'The step was loaded again; look at it and repeat your change.' })
  }
}

/** A region may stick out (rendering clamps it) but must touch the screenshot. */
function checkBox(box: Box, { width, height, step }: ScreenshotRow): void {
  if (intersectionArea(box, { x: 0, y: 0, width, height }) === 0) {
    throw new DeskError('BAD_REGION', { details: [`step ${step}: the region lies outside of the screenshot`] })
  }
}

function toRow(region: Region): Row {
  const { box, score, recognizer, propagatedFrom, ...rest } = region
  return {
    ...rest,
    ...{ x: box.x, y: box.y, width: box.width, height: box.height },
    score: score ?? null,
    recognizer: recognizer ?? null,
    propagatedFrom: propagatedFrom ?? null,
  }
}

function toRegion(row: Row): Region {
  const { id, screenshotId, x, y, width, height, category, style, origin, status, score, recognizer, propagatedFrom } =
    row
  return {
    id,
    screenshotId,
    box: { x, y, width, height },
    category,
    style,
    origin,
    status,
    ...(score === null ? {} : { score }),
    ...(recognizer === null ? {} : { recognizer }),
    ...(propagatedFrom === null ? {} : { propagatedFrom }),
  }
}
