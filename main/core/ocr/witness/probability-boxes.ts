import type { Box } from '../../../../contract/geometry.ts'

/** Differentiable binarisation as PP-OCR uses it: threshold, least mean score, and how far a kernel is grown back. */
const THRESHOLD = 0.3
const LEAST_SCORE = 0.55
const UNCLIP = 1.6
const LEAST_SIDE = 3

/**
 * Boxes of text from a detector's probability map (`width * height`, 0 to 1), in pixels of the map. Screens hold upright
 * text, so boxes are axis-aligned. Each kernel is grown by area × ratio / perimeter (Liao et al., DBNet, 2020).
 */
export function probabilityBoxes(map: Float32Array, width: number, height: number): Box[] {
  const seen = new Uint8Array(width * height)
  const boxes: Box[] = []
  const stack: number[] = []
  for (let seed = 0; seed < map.length; seed++) {
    if (seen[seed] || map[seed]! <= THRESHOLD) continue
    let left = width
    let top = height
    let right = 0
    let bottom = 0
    let sum = 0
    let pixels = 0
    stack.push(seed)
    seen[seed] = 1
    while (stack.length > 0) {
      const at = stack.pop()!
      const x = at % width
      const y = (at - x) / width
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
      sum += map[at]!
      pixels++
      for (const next of [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= map.length || seen[next] || map[next]! <= THRESHOLD) continue
        seen[next] = 1
        stack.push(next)
      }
    }
    const w = right - left
    const h = bottom - top
    if (w < LEAST_SIDE || h < 2 || sum / pixels < LEAST_SCORE) continue
    const grow = (w * h * UNCLIP) / (2 * (w + h))
    const x = Math.max(0, left - grow)
    const y = Math.max(0, top - grow)
    boxes.push({
      x,
      y,
      width: Math.min(width, right + grow) - x,
      height: Math.min(height, bottom + grow) - y,
    })
  }
  return boxes.sort((a, b) => a.y - b.y || a.x - b.x)
}
