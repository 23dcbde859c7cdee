/** Where a picture stands in its pane: screen pixel = picture pixel × scale + offset. */
export interface Viewport {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

const MOST = 16
const LEAST = 0.05

/** The whole picture, centred; never larger than its own pixels. */
export function fitWhole(picture: Size, pane: Size): Viewport {
  if (picture.width === 0 || picture.height === 0) return { scale: 1, x: 0, y: 0 }
  const scale = Math.max(LEAST, Math.min(1, pane.width / picture.width, pane.height / picture.height))
  return { scale, x: (pane.width - picture.width * scale) / 2, y: (pane.height - picture.height * scale) / 2 }
}

/** Scales by `factor`; the picture's pixel under `at` (in screen pixels of the pane) stays where it is. */
export function zoomAt(view: Viewport, factor: number, at: { readonly x: number; readonly y: number }): Viewport {
  const scale = Math.min(MOST, Math.max(LEAST, view.scale * factor))
  const ratio = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }
}

export function pan(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: view.x + dx, y: view.y + dy }
}
