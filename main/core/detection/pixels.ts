import type { Box } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'

/** The picture as browsers' ImageData has it: four channels, opaque. */
export function toRgba(image: RawImage): ImageData {
  const { width, height, data } = image
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let from = 0, to = 0; to < rgba.length; from += 3, to += 4) {
    rgba[to] = data[from]!
    rgba[to + 1] = data[from + 1]!
    rgba[to + 2] = data[from + 2]!
    rgba[to + 3] = 255
  }
  return { data: rgba, width, height, colorSpace: 'srgb' } as ImageData
}

/** `box` in whole pixels inside the picture, or undefined when nothing of it is. */
export function clampBox(box: Box, width: number, height: number): Box | undefined {
  const x = Math.max(0, Math.floor(box.x))
  const y = Math.max(0, Math.floor(box.y))
  const right = Math.min(width, Math.ceil(box.x + box.width))
  const bottom = Math.min(height, Math.ceil(box.y + box.height))
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined
}
