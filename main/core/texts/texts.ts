import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { StepText, TextSpan } from '../../../contract/desk/texts.ts'
import { DeskError } from '../../../contract/errors.ts'
import { steps, textSpans } from '../database/schema/tutorials.ts'
import { detectText, sameValue } from '../detection/index.ts'
import { redactStepText } from '../redaction/index.ts'
import { ownerValues } from '../screenshots/detection-context.ts'
import { readSettings } from '../settings/settings.ts'
import { type StepContent, tutorialContext } from '../tutorials/content.ts'
import { tutorialRow } from '../tutorials/tutorials.ts'
import type { Workspace } from '../workspace.ts'

const FIELDS = ['title', 'description'] as const
type TextMode = 'token' | 'invented'

/**
 * The step texts of a tutorial with what would be replaced in them. A suggestion counts unless a person rejected it:
 * texts fail closed, since nobody looks at each word of them.
 */
export function listStepTexts(workspace: Workspace, tutorialId: string): StepText[] {
  const tutorial = tutorialRow(workspace, tutorialId)
  const owner = ownerValues(workspace, tutorialId)
  const mode = readSettings(workspace).stepTextMode
  const rows = workspace.db.select().from(steps).where(eq(steps.tutorialId, tutorialId)).orderBy(steps.number).all()
  return rows.map(row => {
    const content = workspace.vault().openJson<StepContent>(tutorialContext(tutorial, 'text'), row.contentEnvelope)
    const decided = workspace.db.select().from(textSpans).where(eq(textSpans.stepId, row.id)).all()
    const spans = FIELDS.flatMap(field => withSuggestions(row.id, field, content[field], decided, owner))
    const redacted = (field: (typeof FIELDS)[number]) =>
      redact(
        content[field],
        spans.filter(s => s.field === field),
        mode,
        row.id,
      )
    return {
      stepId: row.id,
      step: row.number,
      ...content,
      redactedTitle: redacted('title'),
      redactedDescription: redacted('description'),
      spans,
    }
  })
}

/** Stores a person's decisions on text spans. Throws BAD_INPUT for spans outside of their text. */
export function setTextSpans(workspace: Workspace, tutorialId: string, spans: readonly TextSpan[]): void {
  const texts = new Map(listStepTexts(workspace, tutorialId).map(text => [text.stepId, text]))
  for (const span of spans) {
    const text = texts.get(span.stepId)
    if (!text || span.start >= span.end || span.end > text[span.field].length) {
      throw new DeskError('BAD_INPUT', { details: ['spans: one lies outside of its text'] })
    }
  }
  const stepIds = [...new Set(spans.map(span => span.stepId))]
  for (const stepId of stepIds) workspace.db.delete(textSpans).where(eq(textSpans.stepId, stepId)).run()
  const unique = new Map(spans.map(span => [`${span.stepId} ${span.field} ${span.start} ${span.end}`, span]))
  for (const span of unique.values()) workspace.db.insert(textSpans).values(span).run()
  workspace.audit('texts.changed', { tutorialId, counts: { spans: unique.size, steps: stepIds.length } })
}

/** Titles and descriptions as they will be published, by step number. */
export function redactedTexts(
  workspace: Workspace,
  tutorialId: string | undefined,
): readonly { readonly step: number; readonly title: string; readonly description: string }[] {
  if (!tutorialId) return []
  return listStepTexts(workspace, tutorialId).map(({ step, redactedTitle, redactedDescription }) => ({
    step,
    title: redactedTitle,
    description: redactedDescription,
  }))
}

/** A title or goal that no person decides on: every finding becomes a token. */
export function redactPlainText(workspace: Workspace, tutorialId: string, text: string): string {
  const spans = withSuggestions(tutorialId, 'title', text, [], ownerValues(workspace, tutorialId))
  return redact(text, spans, readSettings(workspace).stepTextMode, tutorialId)
}

function withSuggestions(
  stepId: string,
  field: TextSpan['field'],
  text: string,
  decided: readonly TextSpan[],
  owner: readonly string[],
): TextSpan[] {
  const own = decided.filter(span => span.field === field)
  const suggested = detectText(text, 'txt', { allow: owner })
    .detections.filter(found => !owner.some(value => sameValue(value, found.text, found.category)))
    .filter(found => !own.some(span => span.start < found.end && found.start < span.end))
    .map(({ start, end, category }): TextSpan => ({ stepId, field, start, end, category, status: 'suggested' }))
  return [...own, ...suggested].sort((a, b) => a.start - b.start)
}

function redact(text: string, spans: readonly TextSpan[], mode: TextMode, seedText: string): string {
  const replaced = spans.filter(span => span.status !== 'rejected')
  // The seed comes from the step's random id, so an invented value tells nothing of the one it replaces.
  const seed = createHash('sha256').update(seedText).digest().readUIntBE(0, 6)
  return redactStepText(text, replaced, mode, seed).text
}
