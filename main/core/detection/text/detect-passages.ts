import { mergeTexts } from '../merge.ts'
import type { Gazetteer } from '../names/gazetteer.ts'
import type { TextCandidate } from '../recognizers/recognizer.ts'
import { type Named, runTextRecognizers } from '../run-recognizers.ts'
import { TEXT_RECOGNIZERS } from '../text-recognizers.ts'
import type { DetectionContext } from '../types.ts'
import { withInlineParts } from './passages.ts'

/** Values in one short text of the page structure; offsets into it. */
export function detectPassages(text: string, context: DetectionContext, gazetteer: Gazetteer): Named<TextCandidate>[] {
  const passages = withInlineParts([{ text, labels: [], context: '' }])
  const { texts } = runTextRecognizers(TEXT_RECOGNIZERS, {
    passages,
    context: { ...context, structure: [], known: [] },
    gazetteer,
  })
  return mergeTexts(texts, 0.5)
}
