import type { Box } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import { lineConfidence, mergeReadings, WEAK } from './merge-readings.ts'
import type { OcrResult } from './types.ts'
import type { Witness } from './witness.ts'

/** Narrower than this, in heights, is an icon as often as a word. */
const LEAST_ASPECT = 1.5
/** Ground that the second engine wants around a line, in heights of its ink. */
const PAD = 0.3

/**
 * Asks the second engine about the lines that the first one was not sure of and the places it could not read. Without such
 * lines, and where the second engine fails, the first reading stands.
 *
 * @throws AbortError when aborted.
 */
export async function withSecondOpinion(
  first: OcrResult,
  image: RawImage,
  witness: Pick<Witness, 'readPlaces'>,
  signal?: AbortSignal,
): Promise<OcrResult> {
  const weak = first.lines.filter(line => lineConfidence(first, line) < WEAK).map(line => line.box)
  const places = [...weak, ...first.unread]
    .filter(box => box.width >= LEAST_ASPECT * box.height)
    .map(box => withGround(box, image))
  if (places.length === 0) return first
  const second = await witness.readPlaces(image, places, signal)
  return second.failures.length > 0 ? first : mergeReadings(first, second)
}

function withGround({ x, y, width, height }: Box, image: RawImage): Box {
  const pad = Math.max(2, Math.round(PAD * height))
  const left = Math.max(0, x - pad)
  const top = Math.max(0, y - pad)
  return {
    x: left,
    y: top,
    width: Math.min(image.width, x + width + pad) - left,
    height: Math.min(image.height, y + height + pad) - top,
  }
}
