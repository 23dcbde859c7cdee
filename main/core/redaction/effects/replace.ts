import { drawText } from '../glyphs/draw.ts'
import { backgroundOf } from './background.ts'
import { blur } from './blur.ts'
import type { Effect } from './effect.ts'

/** From the top of capitals to the lowest ink is between 0.73 em (capitals alone) and 0.94 em (with descenders). */
const INK_PER_EM = 0.84

/**
 * An invented value over the background. Size, weight and colour are those of the text nearby; without any, the size comes
 * from the box, whose height is on a ladder. A value that is too long for the box is set narrower. Faces and codes, which
 * have no text, get `blur`.
 */
export const replace: Effect = input => {
  const { box, around, density, value, clearWidth } = input
  if (value === undefined) return blur(input)
  const height = Math.min(box.height, 64 * density)
  const nearby = around.textHeight / INK_PER_EM
  const size = Math.max(6, nearby > 0 ? Math.min(Math.max(nearby, 0.5 * height), 0.7 * height) : 0.6 * height)
  const bold = around.stroke > 0.135 * size
  const ink = drawText(value, { size, bold, maxWidth: Math.max(1, Math.min(box.width, clearWidth) - 0.3 * size) })
  const left = box.x + Math.min(Math.round(3 * density), Math.max(0, Math.floor((box.width - ink.width) / 2)))
  const top = box.y + Math.floor((box.height - ink.height) / 2)
  const ground = backgroundOf(box, around)
  const row = Uint8Array.from(ground.row)
  return {
    paint(out, width, y, from, to) {
      if (ground.update) {
        ground.update(y)
        row.set(ground.row)
      }
      out.set(row.subarray((from - box.x) * 3, (to - box.x) * 3), (y * width + from) * 3)
    },
    // Drawn last, so that a region on the next line, whose margin reaches over this one, doesn't cut the letters.
    finish(out, width) {
      const columns = Math.min(ink.width, box.x + box.width - left)
      const firstRow = Math.max(0, box.y - top)
      const lastRow = Math.min(ink.height, box.y + box.height - top)
      for (let dy = firstRow; dy < lastRow; dy++) {
        for (let dx = 0, i = ((top + dy) * width + left) * 3; dx < columns; dx++, i += 3) {
          const share = ink.coverage[dy * ink.width + dx]! / 255
          if (share === 0) continue
          for (let c = 0; c < 3; c++) out[i + c] = out[i + c]! + (around.ink[c]! - out[i + c]!) * share + 0.5
        }
      }
    },
  }
}
