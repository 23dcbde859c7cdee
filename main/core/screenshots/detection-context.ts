import { eq } from 'drizzle-orm'
import { tickets } from '../database/schema/tickets.ts'
import { detectText } from '../detection/index.ts'
import type { DetectionContext } from '../detection/types.ts'
import { type ReportContent, tutorialContext } from '../tutorials/content.ts'
import { tutorialContent, tutorialRow } from '../tutorials/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import type { SessionMemory } from './memory.ts'
import { openStructure, type ScreenshotRow, screenshotRows } from './store.ts'

type Known = NonNullable<DetectionContext['known']>

/** Pictures have no text to look for elsewhere, and a lone short word would match everywhere. */
const MIN_KNOWN_LENGTH = 4

/** What detection may know about one screenshot besides its pixels: structure, owner, reporter's words, other steps. */
export function detectionContext(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow): DetectionContext {
  return {
    source: row.tutorial.source,
    product: row.tutorial.product,
    structure: openStructure(workspace, row),
    allow: ownerValues(workspace, row.tutorial.id),
    known: [...valuesInReports(workspace, row), ...valuesOnOtherSteps(workspace, memory, row)],
  }
}

/** The owner's own name, username and email stay readable (stepify.owner-exempt). */
export function ownerValues(workspace: Workspace, tutorialId: string): readonly string[] {
  const { owner } = tutorialContent(workspace, tutorialRow(workspace, tutorialId))
  return [owner.name, owner.username, owner.email].filter(value => value.length > 0)
}

/** What the reporters named in their notes ("Jane's email is still readable"): they should know. */
function valuesInReports(workspace: Workspace, row: ScreenshotRow): Known {
  const sealed = workspace.db
    .select({ envelope: tickets.reportEnvelope })
    .from(tickets)
    .where(eq(tickets.tutorialId, row.tutorial.id))
    .all()
  return sealed.flatMap(({ envelope }) => {
    if (!envelope) return []
    const { note } = workspace.vault().openJson<ReportContent>(tutorialContext(row.tutorial, 'report'), envelope)
    return detectText(note, 'txt', {}).detections.map(({ text, category }) => ({ text, category }))
  })
}

function valuesOnOtherSteps(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow): Known {
  const found = new Map<string, Known[number]>()
  for (const other of screenshotRows(workspace, row.tutorial.id)) {
    if (other.id === row.id) continue
    for (const { text, category } of memory.scan(other.id)?.detection.detections ?? []) {
      if (text.length >= MIN_KNOWN_LENGTH && category !== 'FACE' && category !== 'CODE') {
        found.set(`${category} ${text}`, { text, category })
      }
    }
  }
  return [...found.values()]
}
