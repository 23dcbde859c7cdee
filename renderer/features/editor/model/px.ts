import type { Box } from '../../../../contract/geometry.ts'

declare const unit: unique symbol
/** A length in pixels of the screenshot. */
export type ImagePx = number & { readonly [unit]: 'image' }
/** A length in CSS pixels of the window. */
export type ScreenPx = number & { readonly [unit]: 'screen' }

export interface ImagePoint {
  readonly x: ImagePx
  readonly y: ImagePx
}
export interface ScreenPoint {
  readonly x: ScreenPx
  readonly y: ScreenPx
}
export interface ScreenSize {
  readonly width: ScreenPx
  readonly height: ScreenPx
}
export interface ScreenBox extends ScreenPoint, ScreenSize {}
export interface ImageSize {
  readonly width: number
  readonly height: number
}

export const imagePoint = (x: number, y: number): ImagePoint => ({ x: x as ImagePx, y: y as ImagePx })
export const screenPoint = (x: number, y: number): ScreenPoint => ({ x: x as ScreenPx, y: y as ScreenPx })
export const screenSize = (width: number, height: number): ScreenSize => ({
  width: width as ScreenPx,
  height: height as ScreenPx,
})

/** How the screenshot lies in the window: `scale` screen pixels per image pixel, `offset` of its top-left corner. */
export interface View {
  readonly scale: number
  readonly offset: ScreenPoint
}

const SMALLEST = 0.02
const LARGEST = 16

export function toScreen(view: View, point: ImagePoint): ScreenPoint {
  return screenPoint(point.x * view.scale + view.offset.x, point.y * view.scale + view.offset.y)
}

export function toImage(view: View, point: ScreenPoint): ImagePoint {
  return imagePoint((point.x - view.offset.x) / view.scale, (point.y - view.offset.y) / view.scale)
}

export function boxToScreen(view: View, box: Box): ScreenBox {
  const corner = toScreen(view, imagePoint(box.x, box.y))
  return { ...corner, ...screenSize(box.width * view.scale, box.height * view.scale) }
}

/** Changes the scale by `factor` and keeps the image pixel under `at` where it is. */
export function zoomAt(view: View, at: ScreenPoint, factor: number): View {
  return scaleTo(view, at, view.scale * factor)
}

export function scaleTo(view: View, at: ScreenPoint, wanted: number): View {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, wanted))
  const held = toImage(view, at)
  return { scale, offset: screenPoint(at.x - held.x * scale, at.y - held.y * scale) }
}

export function pan(view: View, dx: number, dy: number): View {
  return { scale: view.scale, offset: screenPoint(view.offset.x + dx, view.offset.y + dy) }
}

/** The whole image in the middle of the window with `margin` screen pixels around it; never magnified. */
export function fitWhole(image: ImageSize, window: ScreenSize, margin = 16): View {
  const room = { width: Math.max(1, window.width - 2 * margin), height: Math.max(1, window.height - 2 * margin) }
  const scale = Math.min(1, room.width / image.width, room.height / image.height)
  return centred(image, window, scale)
}

export function centred(image: ImageSize, window: ScreenSize, scale: number): View {
  return {
    scale,
    offset: screenPoint((window.width - image.width * scale) / 2, (window.height - image.height * scale) / 2),
  }
}

/** Keeps at least `keep` screen pixels of the image inside the window, so that it can't be lost. */
export function holdInside(view: View, image: ImageSize, window: ScreenSize, keep = 60): View {
  const [width, height] = [image.width * view.scale, image.height * view.scale]
  const x = Math.min(window.width - Math.min(keep, width), Math.max(Math.min(keep, width) - width, view.offset.x))
  const y = Math.min(window.height - Math.min(keep, height), Math.max(Math.min(keep, height) - height, view.offset.y))
  return { scale: view.scale, offset: screenPoint(x, y) }
}

/** The part of the image that the window shows, in image pixels; undefined when it shows none. */
export function visibleBox(view: View, image: ImageSize, window: ScreenSize): Box | undefined {
  const from = toImage(view, screenPoint(0, 0))
  const to = toImage(view, screenPoint(window.width, window.height))
  const x = Math.max(0, from.x)
  const y = Math.max(0, from.y)
  const width = Math.min(image.width, to.x) - x
  const height = Math.min(image.height, to.y) - y
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}

/** Moves the view as little as needed for `box` to be seen with some room around it. */
export function bringIntoSight(view: View, box: Box, window: ScreenSize, room = 40): View {
  const at = boxToScreen(view, box)
  const shift = (start: number, size: number, length: number): number => {
    if (size + 2 * room > length) return length / 2 - (start + size / 2)
    if (start < room) return room - start
    if (start + size > length - room) return length - room - (start + size)
    return 0
  }
  return pan(view, shift(at.x, at.width, window.width), shift(at.y, at.height, window.height))
}
