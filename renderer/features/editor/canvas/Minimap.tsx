import { type PointerEvent, useEffect, useRef } from 'react'
import type { Box } from '../../../../contract/geometry.ts'
import { type ImageSize, screenPoint } from '../model/px.ts'
import classes from './Canvas.module.css'
import type { CanvasView } from './useView.ts'

const LARGEST = { width: 168, height: 126 }

interface Props {
  readonly picture: CanvasImageSource
  readonly image: ImageSize
  readonly view: CanvasView
  readonly visible: Box
}

/** The whole picture in a corner with the part that is seen; drag to look elsewhere. For the pointer alone. */
export function Minimap({ picture, image, view, visible }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scale = Math.min(LARGEST.width / image.width, LARGEST.height / image.height)
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)]

  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, 0, 0, width, height)
  }, [picture, width, height])

  const look = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1) return
    const bounds = event.currentTarget.getBoundingClientRect()
    const at = { x: (event.clientX - bounds.left) / scale, y: (event.clientY - bounds.top) / scale }
    const { scale: zoom } = view.view
    view.set({
      scale: zoom,
      offset: screenPoint(view.size.width / 2 - at.x * zoom, view.size.height / 2 - at.y * zoom),
    })
  }
  return (
    <div
      className={classes.minimap}
      style={{ width, height }}
      aria-hidden
      onPointerDown={event => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        look(event)
      }}
      onPointerMove={look}
    >
      <canvas ref={canvas} width={width} height={height} />
      <i
        style={{
          left: visible.x * scale,
          top: visible.y * scale,
          width: visible.width * scale,
          height: visible.height * scale,
        }}
      />
    </div>
  )
}
