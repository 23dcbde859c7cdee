import { randomUUID } from 'node:crypto'
import { type Box, intersectionArea } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import { type Avatar, findAvatars } from '../layout/avatars.ts'
import { type Layout, layOut, sliceSegment } from '../layout/index.ts'
import type { OcrResult } from '../ocr/types.ts'
import { allowList } from './allow-list.ts'
import { exemptions } from './exemptions.ts'
import { isNamePart, isRowLabel, type LabelKind, labelKind } from './labels/vocabulary.ts'
import { maskValue } from './mask.ts'
import { mergeTexts } from './merge.ts'
import { type Gazetteer, gazetteer } from './names/gazetteer.ts'
import { languagesOf } from './names/languages.ts'
import { clampBox } from './pixels.ts'
import { defaultThreshold } from './profiles.ts'
import { prepareCodeReader, readCodes } from './recognizers/code.ts'
import type { Page } from './recognizers/recognizer.ts'
import { SCREEN_RECOGNIZERS, TEXT_RECOGNIZERS } from './registry.ts'
import { rehearsalPage } from './rehearsal.ts'
import { runScreenRecognizers, runTextRecognizers } from './run-recognizers.ts'
import { withInlineParts } from './text/passages.ts'
import type { Detection, DetectionContext, DetectionResult } from './types.ts'
import { toWordEnds } from './whole-words.ts'
import { findInWrappedLines } from './wrapped-lines.ts'

/** Heads of columns that hold people's names. */
const PEOPLE: ReadonlySet<string> = new Set(['person', 'weak-person'])

/** A detection of the same category that covers this much of another makes it superfluous. */
const COVERED = 0.85

/**
 * Finds personal data on one screenshot: layout, recognizers, merge, threshold, allow-list. `failures` names recognizers that
 * failed; the stage `layout` is named when nothing could be searched at all.
 */
export async function detectScreenshot(
  ocr: OcrResult,
  context: DetectionContext,
  image?: RawImage,
  names: Gazetteer = gazetteer(),
): Promise<DetectionResult> {
  const startedAt = performance.now()
  let layout: Layout
  try {
    layout = layOut(ocr, labelKind, isRowLabel)
  } catch {
    return { detections: [], failures: ['layout'], detectMs: performance.now() - startedAt }
  }
  const failures: string[] = []
  let avatars: readonly Avatar[] = []
  try {
    avatars = image ? findAvatars(image, ocr.tiles ?? [], layout.segments) : []
  } catch {
    failures.push('avatar')
  }
  const page = { ...pageOf(layout, context, names), image, avatars }
  const texts = runTextRecognizers(TEXT_RECOGNIZERS, page)
  const wrapped = findInWrappedLines(page, layout)
  const threshold = context.threshold ?? defaultThreshold(context.source)
  const allowed = allowList(context)
  // The owner's avatar stays with the owner's name.
  const others = texts.texts.filter(
    ({ passage, start, end, category }) => !allowed(page.passages[passage]!.text.slice(start, end), category),
  )
  const boxes = await runScreenRecognizers(SCREEN_RECOGNIZERS, page, others)
  const fromText = mergeTexts([...texts.texts, ...wrapped.texts], threshold).map(
    ({ passage, category, score, recognizer, ...span }) => {
      const segment = layout.segments[passage]!
      const { start, end } = toWordEnds(segment.text, span.start, span.end, category)
      const value = segment.text.slice(start, end)
      return {
        box: sliceSegment(segment, start, end),
        category,
        score,
        recognizer,
        text: value,
        origin: 'detector' as const,
        inColumn: layout.labels[passage]!.some(label => PEOPLE.has(label.kind) && label.way === 'column'),
        segment,
      }
    },
  )
  const fromBoxes = boxes.boxes
    .filter(found => found.score >= threshold)
    .map(found => ({ ...found, origin: found.origin ?? ('detector' as const) }))
  const isExempt = exemptions(context, fromText)
  const detections: Detection[] = []
  for (const found of [...fromText, ...fromBoxes]) {
    const box = clampBox(found.box, ocr.width, ocr.height)
    if (!box || isExempt(found, box)) continue
    if (detections.some(other => other.category === found.category && isCovered(box, other.box))) continue
    const { category, score, recognizer, origin, text } = found
    detections.push({
      id: randomUUID(),
      category,
      score,
      box,
      masked: maskValue(text, category),
      recognizer,
      origin,
      text,
    })
  }
  return {
    detections,
    failures: [...failures, ...texts.failures, ...wrapped.failures, ...boxes.failures],
    detectMs: performance.now() - startedAt,
  }
}

/** Loads the lists and the code reader ahead of the first screenshot, and searches an invented one. Never throws: the first one says what is missing. */
export async function warmDetection(): Promise<void> {
  try {
    await prepareCodeReader()
    await detectScreenshot(rehearsalPage(), {})
  } catch {
    // Recognizers fail closed by themselves.
  }
}

/** Begins what needs no text, for while other threads read the picture. Never throws: `detectScreenshot` says what failed. */
export function beginDetection(image: RawImage): void {
  // Later, because it holds this thread: the others have to be given their work first.
  setImmediate(() => readCodes(image).catch(() => {}))
}

function pageOf(layout: Layout, context: DetectionContext, names: Gazetteer): Page {
  const rowOf = new Map(layout.rows.flatMap(row => row.map(segment => [segment.index, row] as const)))
  const parts = layout.segments.some(segment => isNamePart(segment.text))
  const kindOf = (kind: string) => (parts && kind === 'weak-person' ? 'person' : (kind as LabelKind))
  const passages = withInlineParts(
    layout.segments.map(segment => ({
      text: segment.text,
      labels: layout.labels[segment.index]!.map(({ kind, way, line }) => ({ kind: kindOf(kind), way, line })),
      context: [
        ...(rowOf.get(segment.index) ?? []).filter(other => other !== segment).map(other => other.text),
        ...layout.labels[segment.index]!.map(link => layout.segments[link.label]!.text),
      ]
        .join(' ')
        .slice(0, 400)
        .toLowerCase(),
    })),
  )
  const langs = languagesOf(
    layout.segments.map(segment => segment.text),
    names,
  )
  return { passages, layout, context, gazetteer: names.among(langs) }
}

function isCovered(box: Box, by: Box): boolean {
  return intersectionArea(box, by) >= COVERED * box.width * box.height
}
