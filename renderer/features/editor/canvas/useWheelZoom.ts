import { type RefObject, useEffect, useEffectEvent } from 'react'
import { screenPoint } from '../model/px.ts'
import type { CanvasView } from './useView.ts'

const LINE_PX = 16

/** The wheel zooms at the pointer; with Shift it moves the picture sideways. */
export function useWheelZoom(element: RefObject<HTMLElement | null>, view: CanvasView): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1
    if (event.shiftKey) {
      view.panBy(-(event.deltaX || event.deltaY) * unit, 0)
      return
    }
    const bounds = element.current?.getBoundingClientRect()
    if (!bounds) return
    // A pinch on a touchpad comes as a wheel with Ctrl and small steps.
    const speed = event.ctrlKey ? 0.01 : 0.0018
    view.zoomBy(
      screenPoint(event.clientX - bounds.left, event.clientY - bounds.top),
      Math.exp(-event.deltaY * unit * speed),
    )
  })
  useEffect(() => {
    const target = element.current
    if (!target) return
    target.addEventListener('wheel', onWheel, { passive: false })
    return () => target.removeEventListener('wheel', onWheel)
  }, [element])
}
