import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { RegionView } from '../../../../contract/desk/screenshots.ts'
import type { Box } from '../../../../contract/geometry.ts'
import { drawn } from '../model/actions/draw.ts'
import { boxBetween, type Handle, moveBox, resizeBox, sameBox } from '../model/box.ts'
import { changed } from '../model/changes.ts'
import type { Editor } from '../model/editor.ts'
import { type ImagePoint, type ImageSize, type ScreenPoint, screenPoint, toImage } from '../model/px.ts'
import { cursorOf, hitTest } from './hit.ts'
import type { CanvasView } from './useView.ts'

/** Screen pixels the pointer must travel before a press becomes a drag. */
const DRAG_PX = 3

type Gesture =
  | { readonly kind: 'pan'; readonly from: ScreenPoint }
  | { readonly kind: 'draw'; readonly from: ImagePoint }
  | { readonly kind: 'move'; readonly region: RegionView; readonly from: ImagePoint }
  | { readonly kind: 'size'; readonly region: RegionView; readonly handle: Handle; readonly from: ImagePoint }

interface Options {
  readonly editor: Editor
  readonly view: CanvasView
  readonly image: ImageSize
  /** The regions that are shown, the topmost last. */
  readonly regions: readonly RegionView[]
}

export interface Gestures {
  /** The box of a region that is being moved or sized, or of a rectangle that is being drawn. */
  readonly live: { readonly id: string | null; readonly box: Box } | null
  readonly cursor: string
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerCancel: () => void
  }
}

/** Select, move, size, draw and pan by pointer. What is dragged shows at once; the change is made on release. */
export function useGestures({ editor, view, image, regions }: Options): Gestures {
  const gesture = useRef<{ what: Gesture; start: ScreenPoint; last: ScreenPoint; dragging: boolean } | null>(null)
  const [live, setLive] = useState<Gestures['live']>(null)
  const [hover, setHover] = useState('default')
  const [panning, setPanning] = useState(false)
  const spaceHeld = useSpace()
  const { tool, editable, preview } = editor.get()

  const at = (event: PointerEvent<HTMLElement>): ScreenPoint => {
    const bounds = event.currentTarget.getBoundingClientRect()
    return screenPoint(event.clientX - bounds.left, event.clientY - bounds.top)
  }

  const begin = (event: PointerEvent<HTMLElement>, point: ScreenPoint): Gesture | null => {
    if (event.button === 1 || spaceHeld || (event.button === 0 && preview)) return { kind: 'pan', from: point }
    if (event.button !== 0) return null
    const from = toImage(view.view, point)
    if (tool === 'draw' && editable) return { kind: 'draw', from }
    const { selected } = editor.get()
    const hit = hitTest(view.view, point, regions, selected)
    if (hit.kind === 'nothing') {
      if (selected.length > 0) editor.patch({ selected: [] })
      return { kind: 'pan', from: point }
    }
    if (hit.kind === 'handle' && editable) return { kind: 'size', region: hit.region, handle: hit.handle, from }
    const { id } = hit.region
    if (event.shiftKey) {
      editor.patch({ selected: selected.includes(id) ? selected.filter(other => other !== id) : [...selected, id] })
      return null
    }
    if (!selected.includes(id)) editor.patch({ selected: [id] })
    return editable ? { kind: 'move', region: hit.region, from } : { kind: 'pan', from: point }
  }

  /** The box that a gesture makes with the pointer at `point`. */
  const boxOf = (what: Gesture, point: ScreenPoint): Box | null => {
    if (what.kind === 'pan') return null
    const to = toImage(view.view, point)
    if (what.kind === 'draw') return boxBetween(what.from, to, image)
    const [dx, dy] = [to.x - what.from.x, to.y - what.from.y]
    return what.kind === 'move'
      ? moveBox(what.region.box, dx, dy, image)
      : resizeBox(what.region.box, what.handle, dx, dy, image)
  }

  const commit = (what: Gesture, box: Box | null): void => {
    if (what.kind === 'pan' || !box) return
    if (what.kind === 'draw') editor.run('Draw a region', drawn(editor.get(), box))
    else if (!sameBox(box, what.region.box)) {
      editor.run(what.kind === 'move' ? 'Move a region' : 'Size a region', { changes: [changed(what.region, { box })] })
    }
  }

  const finish = (): void => {
    gesture.current = null
    setLive(null)
    setPanning(false)
  }

  return {
    live,
    cursor: panning ? 'grabbing' : spaceHeld || preview ? 'grab' : tool === 'draw' ? 'crosshair' : hover,
    handlers: {
      onPointerDown(event) {
        const point = at(event)
        event.currentTarget.focus({ preventScroll: true })
        const what = begin(event, point)
        if (!what) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        gesture.current = { what, start: point, last: point, dragging: false }
      },
      onPointerMove(event) {
        const point = at(event)
        const held = gesture.current
        if (!held) {
          setHover(cursorOf(hitTest(view.view, point, regions, editor.get().selected), editable))
          return
        }
        const travelled = Math.hypot(point.x - held.start.x, point.y - held.start.y)
        if (!held.dragging && travelled < DRAG_PX) return
        held.dragging = true
        if (held.what.kind === 'pan') {
          setPanning(true)
          view.panBy(point.x - held.last.x, point.y - held.last.y)
        } else {
          const box = boxOf(held.what, point)
          setLive(box && { id: held.what.kind === 'draw' ? null : held.what.region.id, box })
        }
        held.last = point
      },
      onPointerUp(event) {
        const held = gesture.current
        if (held?.dragging) commit(held.what, boxOf(held.what, at(event)))
        finish()
      },
      onPointerCancel: finish,
    },
  }
}

/** True while the space bar is held and nothing that uses it has the focus. */
function useSpace(): boolean {
  const [held, setHeld] = useState(false)
  const down = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target
    if (target instanceof HTMLElement && target !== document.body && target.dataset.canvas === undefined) return
    event.preventDefault()
    setHeld(true)
  })
  useEffect(() => {
    const up = (event: KeyboardEvent): void => {
      if (event.key === ' ') setHeld(false)
    }
    const drop = (): void => setHeld(false)
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', up)
    window.addEventListener('blur', drop)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', drop)
    }
  }, [])
  return held
}
