import { useElementSize } from '@mantine/hooks'
import { type PointerEvent, useCallback, useEffect, useState } from 'react'
import { fitWhole, pan, type Size, type Viewport, zoomAt } from './viewport.ts'

const WHEEL_RATE = 0.0015

/**
 * One zoom and pan for every picture of a comparison. `paneRef` goes on the element that is looked through; the wheel zooms at
 * the pointer, dragging pans. Fits anew when the picture or the pane changes, unless the person has zoomed.
 */
export function useViewport(picture: Size) {
  const { ref: sizeRef, width, height } = useElementSize<HTMLDivElement>()
  const [pane, setPane] = useState<HTMLDivElement | null>(null)
  const [view, setView] = useState<Viewport>({ scale: 1, x: 0, y: 0 })
  const [touched, setTouched] = useState(false)
  const change = useCallback((next: (before: Viewport) => Viewport) => {
    setTouched(true)
    setView(next)
  }, [])
  const reset = useCallback(() => {
    setTouched(false)
    setView(fitWhole(picture, { width, height }))
  }, [picture, width, height])

  useEffect(() => {
    if (!touched && width > 0 && picture.width > 0) setView(fitWhole(picture, { width, height }))
  }, [touched, picture, width, height])

  useEffect(() => {
    if (!pane) return
    // Not React's onWheel, which is passive and could not keep the page from zooming.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const bounds = pane.getBoundingClientRect()
      const at = { x: event.clientX - bounds.left, y: event.clientY - bounds.top }
      change(before => zoomAt(before, Math.exp(-event.deltaY * WHEEL_RATE), at))
    }
    pane.addEventListener('wheel', wheel, { passive: false })
    return () => pane.removeEventListener('wheel', wheel)
  }, [pane, change])

  const drag = (event: PointerEvent): void => {
    if (event.buttons !== 1) return
    change(before => pan(before, event.movementX, event.movementY))
  }
  const paneRef = useCallback(
    (element: HTMLDivElement | null) => {
      setPane(element)
      return sizeRef(element)
    },
    [sizeRef],
  )
  const zoom = (factor: number) => change(before => zoomAt(before, factor, { x: width / 2, y: height / 2 }))
  return { paneRef, view, drag, zoom, reset, move: (dx: number, dy: number) => change(before => pan(before, dx, dy)) }
}
