import { type Box, intersectionArea, overlap } from '../../../../contract/geometry.ts'
import { findSamePicture } from './same-picture.ts'
import { hasContent, sameLayout } from './same-position.ts'
import { findValue, findValueBoxes, valueAt } from './same-value.ts'
import type { PropagationOrigin, PropagationStep, PropagationText, RegionProposal, TextProposal } from './types.ts'

/**
 * What "everywhere in this tutorial" would change for one region: the same value on every screenshot (its own too) and in
 * the step texts, the same picture where the region holds no text (avatars, logos, codes), and the same position on
 * screenshots of the same page. Pure; works on what is in memory and returns places only. Proposals never overlap a
 * region that is there already, and a place is proposed once, for its strongest reason (value, picture, position).
 *
 * `value` overrides what OCR read at the origin (the finding's own text is better where it is known).
 */
export function findPropagations(
  origin: PropagationOrigin,
  steps: readonly PropagationStep[],
  texts: readonly PropagationText[],
  value?: string,
): { readonly regions: readonly RegionProposal[]; readonly texts: readonly TextProposal[] } {
  const home = steps.find(step => step.screenshotId === origin.screenshotId)
  const text = value ?? (home?.ocr ? valueAt(home.ocr, origin.box) : '')
  const pictorial = text.trim() === '' || origin.category === 'FACE' || origin.category === 'CODE'
  const regions = steps.flatMap(step => {
    const taken: Box[] = [...step.existing]
    if (step === home) taken.push(origin.box)
    const proposals: RegionProposal[] = []
    const propose = (box: Box, reason: RegionProposal['reason'], partial = false) => {
      if (taken.some(other => isTaken(box, other))) return
      taken.push(box)
      proposals.push({ screenshotId: step.screenshotId, box, category: origin.category, reason, partial })
    }
    if (!pictorial && step.ocr) {
      const places = findValueBoxes(step.ocr, text, origin.category)
      for (const place of places.filter(p => !p.partial)) propose(place.box, 'same-value')
      for (const place of places.filter(p => p.partial)) propose(place.box, 'same-value', true)
    }
    if (pictorial && home?.image && step.image) {
      for (const box of findSamePicture(home.image, origin.box, step.image, taken)) propose(box, 'same-picture')
    }
    if (step !== home && home?.image && step.image && sameLayout(home.image, step.image)) {
      if (hasContent(step.image, origin.box)) propose(origin.box, 'same-position')
    }
    return proposals
  })
  const passages = pictorial
    ? []
    : texts.flatMap(({ stepId, field, text: stepText }) =>
        findValue(stepText, text, origin.category).map(passage => ({
          stepId,
          field,
          category: origin.category,
          ...passage,
        })),
      )
  return { regions, texts: passages }
}

function isTaken(box: Box, other: Box): boolean {
  return overlap(box, other) > 0.5 || intersectionArea(box, other) >= 0.8 * box.width * box.height
}
