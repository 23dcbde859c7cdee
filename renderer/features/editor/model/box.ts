import type { Box } from '../../../../contract/geometry.ts'
import type { ImagePoint, ImageSize } from './px.ts'

/** The corners and edges a box is resized by, as on a compass. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof HANDLES)[number]

/** Nothing smaller can be drawn or made by resizing, in image pixels. */
export const SMALLEST_SIDE = 4

/** The box between two corners in whole pixels, cut to the image; null when it is too small to mean anything. */
export function boxBetween(a: ImagePoint, b: ImagePoint, image: ImageSize): Box | null {
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x)))
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y)))
  const right = Math.min(image.width, Math.ceil(Math.max(a.x, b.x)))
  const bottom = Math.min(image.height, Math.ceil(Math.max(a.y, b.y)))
  const box = { x: left, y: top, width: right - left, height: bottom - top }
  return box.width < SMALLEST_SIDE || box.height < SMALLEST_SIDE ? null : box
}

/** Moves a box by whole pixels and keeps all of it on the image. */
export function moveBox(box: Box, dx: number, dy: number, image: ImageSize): Box {
  return {
    ...box,
    x: clamp(Math.round(box.x + dx), 0, Math.max(0, image.width - box.width)),
    y: clamp(Math.round(box.y + dy), 0, Math.max(0, image.height - box.height)),
  }
}

/** Moves the edges that `handle` holds; an edge stops before it passes the opposite one, and at the image's border. */
export function resizeBox(box: Box, handle: Handle, dx: number, dy: number, image: ImageSize): Box {
  let { x: left, y: top } = box
  let right = box.x + box.width
  let bottom = box.y + box.height
  if (handle.includes('w')) left = clamp(Math.round(left + dx), 0, right - SMALLEST_SIDE)
  if (handle.includes('e')) right = clamp(Math.round(right + dx), left + SMALLEST_SIDE, image.width)
  if (handle.includes('n')) top = clamp(Math.round(top + dy), 0, bottom - SMALLEST_SIDE)
  if (handle.includes('s')) bottom = clamp(Math.round(bottom + dy), top + SMALLEST_SIDE, image.height)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** A first box for drawing by keyboard: in the middle of what is seen, a size that fits a short value. */
export function firstDraft(visible: Box, image: ImageSize): Box {
  const width = clamp(Math.round(visible.width / 5), SMALLEST_SIDE, image.width)
  const height = clamp(Math.round(visible.height / 16), SMALLEST_SIDE, image.height)
  const middle = { x: visible.x + visible.width / 2, y: visible.y + visible.height / 2 }
  return moveBox({ x: middle.x - width / 2, y: middle.y - height / 2, width, height }, 0, 0, image)
}

/** Where a handle sits on its box, as shares of width and height. */
export function handleAt(handle: Handle): { readonly x: number; readonly y: number } {
  return {
    x: handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5,
    y: handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5,
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(low, high), Math.max(low, value))
}
