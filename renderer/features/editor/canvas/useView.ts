import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  centred,
  fitWhole,
  holdInside,
  type ImageSize,
  pan,
  type ScreenPoint,
  type ScreenSize,
  scaleTo,
  screenPoint,
  screenSize,
  type View,
  zoomAt,
} from '../model/px.ts'

const STEP = 1.25

export interface CanvasView {
  readonly ref: React.RefObject<HTMLDivElement | null>
  readonly size: ScreenSize
  readonly view: View
  /** True while the whole image is shown and follows the window's size. */
  readonly fitted: boolean
  set(next: View): void
  fit: () => void
  actualSize(): void
  zoomIn(): void
  zoomOut(): void
  zoomBy(at: ScreenPoint, factor: number): void
  panBy(dx: number, dy: number): void
}

/** How a picture lies in its pane. Each picture (by `id`) keeps its own zoom while the page is open. */
export function useView(id: string, image: ImageSize): CanvasView {
  const ref = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<ScreenSize>(screenSize(0, 0))
  const [kept, setKept] = useState<ReadonlyMap<string, View>>(new Map())

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = (): void => setSize(screenSize(element.clientWidth, element.clientHeight))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const own = kept.get(id)
  const view = useMemo(() => own ?? fitWhole(image, size), [own, image, size])
  const set = useCallback(
    (next: View) => setKept(all => new Map(all).set(id, holdInside(next, image, size))),
    [id, image, size],
  )
  const middle = screenPoint(size.width / 2, size.height / 2)
  return {
    ref,
    size,
    view,
    fitted: own === undefined,
    set,
    fit: () =>
      setKept(all => {
        const rest = new Map(all)
        rest.delete(id)
        return rest
      }),
    actualSize: () => {
      const whole = centred(image, size, 1)
      set(own || image.width > size.width || image.height > size.height ? scaleTo(view, middle, 1) : whole)
    },
    zoomIn: () => set(zoomAt(view, middle, STEP)),
    zoomOut: () => set(zoomAt(view, middle, 1 / STEP)),
    zoomBy: (at, factor) => set(zoomAt(view, at, factor)),
    panBy: (dx, dy) => set(pan(view, dx, dy)),
  }
}
