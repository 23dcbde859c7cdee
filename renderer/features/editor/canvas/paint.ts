import type { RegionView } from '../../../../contract/desk/screenshots.ts'
import type { Box } from '../../../../contract/geometry.ts'
import type { Style } from '../../../../contract/region.ts'
import { CANVAS, CATEGORY_HUES, SYSTEM_FONT } from '../../../app/palette.ts'
import { categoryFace } from '../../../components/categories.ts'
import { HANDLES, handleAt } from '../model/box.ts'

/** What is drawn on: the canvas's own context, or Konva's wrapper around it. Boxes are in image pixels. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'rect'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'strokeRect'
  | 'setLineDash'
  | 'createLinearGradient'
  | 'save'
  | 'restore'
  | 'clip'
  | 'fillText'
  | 'moveTo'
  | 'lineTo'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
  | 'font'
  | 'textBaseline'
>

/** How a region looks on the canvas; `scale` is screen pixels per image pixel, so that lines keep their width. */
export interface RegionPaint {
  readonly region: Pick<RegionView, 'category' | 'style' | 'status'>
  readonly box: Box
  readonly selected: boolean
  readonly scale: number
}

/** A region: dashed when suggested, filled with its redaction's look when accepted, faint when rejected. */
export function paintRegion(pen: Pen, { region, box, selected, scale }: RegionPaint): void {
  const hue = CATEGORY_HUES[region.category].dark
  pen.save()
  if (region.status === 'accepted') {
    // While selected, what lies beneath shows through, so that the edges can be set.
    pen.globalAlpha = selected ? 0.25 : 1
    paintLook(pen, region.style, box, scale, categoryFace(region.category).label)
    pen.globalAlpha = 1
  } else if (region.status === 'suggested') {
    pen.globalAlpha = selected ? 0.1 : 0.18
    pen.fillStyle = hue
    pen.fillRect(box.x, box.y, box.width, box.height)
    pen.globalAlpha = 1
  } else {
    pen.globalAlpha = 0.7
  }
  outline(pen, box, { hue, scale, width: selected ? 2.5 : 1.75, dash: region.status === 'accepted' ? [] : [6, 4] })
  pen.restore()
}

interface Outline {
  readonly hue: string
  readonly scale: number
  readonly width: number
  readonly dash: readonly number[]
}

/**
 * A light line inside a dark one: seen on any screenshot. Widths are screen pixels. The lines lie around the box, so that
 * they don't hide what is in it.
 */
function outline(pen: Pen, box: Box, { hue, scale, width, dash }: Outline): void {
  const out = (width / 2 + 0.75) / scale
  const [x, y, w, h] = [box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out]
  pen.setLineDash([])
  pen.strokeStyle = CANVAS.outline
  pen.lineWidth = (width + 2) / scale
  pen.strokeRect(x, y, w, h)
  pen.setLineDash(dash.map(part => part / scale))
  pen.strokeStyle = hue
  pen.lineWidth = width / scale
  pen.strokeRect(x, y, w, h)
  pen.setLineDash([])
}

/** The look of a redaction, drawn from nothing but the box: the core renders the real one. */
function paintLook(pen: Pen, style: Style, box: Box, scale: number, word: string): void {
  switch (style) {
    case 'solid':
      pen.fillStyle = CANVAS.solid
      pen.fillRect(box.x, box.y, box.width, box.height)
      return
    case 'blur':
      paintFrost(pen, box)
      return
    case 'pixelate':
      paintCells(pen, box)
      return
    case 'replace':
      paintReplacement(pen, box, scale, word)
  }
}

function paintFrost(pen: Pen, box: Box): void {
  const gradient = pen.createLinearGradient(box.x, box.y, box.x, box.y + box.height)
  gradient.addColorStop(0, CANVAS.frost)
  gradient.addColorStop(0.5, CANVAS.frostShade)
  gradient.addColorStop(1, CANVAS.frost)
  pen.fillStyle = gradient
  pen.fillRect(box.x, box.y, box.width, box.height)
}

function paintCells(pen: Pen, box: Box): void {
  const side = Math.max(4, Math.min(16, box.height / 3))
  const colours = [CANVAS.cellA, CANVAS.cellB, CANVAS.cellC]
  for (let row = 0; row * side < box.height; row++) {
    for (let column = 0; column * side < box.width; column++) {
      pen.fillStyle = colours[(row * 7 + column * 5 + ((row * column) % 3)) % 3] ?? CANVAS.cellA
      pen.fillRect(
        box.x + column * side,
        box.y + row * side,
        Math.min(side, box.width - column * side),
        Math.min(side, box.height - row * side),
      )
    }
  }
}

function paintReplacement(pen: Pen, box: Box, scale: number, word: string): void {
  pen.fillStyle = CANVAS.replace
  pen.fillRect(box.x, box.y, box.width, box.height)
  const size = Math.min(box.height * 0.7, 40)
  if (size * scale < 6) return
  pen.save()
  pen.beginPath()
  pen.rect(box.x, box.y, box.width, box.height)
  pen.clip()
  pen.fillStyle = CANVAS.replaceText
  pen.font = `${size}px ${SYSTEM_FONT}`
  pen.textBaseline = 'middle'
  pen.fillText(word, box.x + size * 0.2, box.y + box.height / 2)
  pen.restore()
}

/** The eight handles of the one selected region. */
export function paintHandles(pen: Pen, box: Box, scale: number): void {
  const side = 7 / scale
  pen.save()
  pen.setLineDash([])
  for (const handle of HANDLES) {
    const at = handleAt(handle)
    const x = box.x + box.width * at.x - side / 2
    const y = box.y + box.height * at.y - side / 2
    pen.fillStyle = CANVAS.handle
    pen.fillRect(x, y, side, side)
    pen.strokeStyle = CANVAS.outline
    pen.lineWidth = 1.25 / scale
    pen.strokeRect(x, y, side, side)
  }
  pen.restore()
}

/** A rectangle that is being drawn. */
export function paintDraft(pen: Pen, box: Box, scale: number): void {
  pen.save()
  outline(pen, box, { hue: CANVAS.selection, scale, width: 2, dash: [3, 3] })
  pen.restore()
}

/** A place that looks like text and could not be read: hatched, so that it isn't taken for a suggestion. */
export function paintUnread(pen: Pen, box: Box, scale: number): void {
  pen.save()
  pen.beginPath()
  pen.rect(box.x, box.y, box.width, box.height)
  pen.clip()
  pen.beginPath()
  for (let x = box.x - box.height; x < box.x + box.width; x += 8 / scale) {
    pen.moveTo(x, box.y + box.height)
    pen.lineTo(x + box.height, box.y)
  }
  pen.globalAlpha = 0.55
  pen.strokeStyle = CANVAS.unread
  pen.lineWidth = 1.25 / scale
  pen.stroke()
  pen.restore()
  pen.save()
  outline(pen, box, { hue: CANVAS.unread, scale, width: 1.25, dash: [2, 3] })
  pen.restore()
}

/** A place that verification could still read in the finished file. */
export function paintRemaining(pen: Pen, box: Box, scale: number): void {
  pen.save()
  pen.globalAlpha = 0.2
  pen.fillStyle = CANVAS.remaining
  pen.fillRect(box.x, box.y, box.width, box.height)
  pen.globalAlpha = 1
  outline(pen, box, { hue: CANVAS.remaining, scale, width: 2.5, dash: [] })
  pen.restore()
}

/** A place that was redacted before the bundle was made. */
export function paintRedactedBefore(pen: Pen, box: Box, scale: number): void {
  pen.save()
  pen.setLineDash([2 / scale, 3 / scale])
  pen.strokeStyle = CANVAS.before
  pen.lineWidth = 1 / scale
  pen.strokeRect(box.x, box.y, box.width, box.height)
  pen.restore()
}
