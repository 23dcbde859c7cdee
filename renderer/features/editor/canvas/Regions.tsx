import type { Context } from 'konva/lib/Context'
import { memo } from 'react'
import { Shape } from 'react-konva'
import type { RegionView } from '../../../../contract/desk/screenshots.ts'
import type { Box } from '../../../../contract/geometry.ts'
import {
  type Pen,
  paintDraft,
  paintHandles,
  paintRedactedBefore,
  paintRegion,
  paintRemaining,
  paintUnread,
} from './paint.ts'

/** A box on the canvas, painted by a function in image pixels. The layer's transform does the rest. */
const Painted = memo(function Painted(props: { readonly paint: (pen: Pen) => void }) {
  const { paint } = props
  return (
    <Shape
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={(context: Context) => paint(context as unknown as Pen)}
    />
  )
})

/** The screenshot itself, shrunk with the browser's best filter so that small text stays readable. */
export const Picture = memo(function Picture(props: {
  readonly bitmap: ImageBitmap
  readonly width: number
  readonly height: number
  readonly scale: number
}) {
  const { bitmap, width, height, scale } = props
  return (
    <Shape
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={(context: Context) => {
        const pen = context._context
        pen.imageSmoothingEnabled = scale < 2
        pen.imageSmoothingQuality = 'high'
        pen.drawImage(bitmap, 0, 0, width, height)
      }}
    />
  )
})

interface RegionProps {
  readonly region: RegionView
  readonly box: Box
  readonly selected: boolean
  readonly withHandles: boolean
  readonly scale: number
}

export const RegionShape = memo(function RegionShape({ region, box, selected, withHandles, scale }: RegionProps) {
  return (
    <Painted
      paint={pen => {
        paintRegion(pen, { region, box, selected, scale })
        if (withHandles) paintHandles(pen, box, scale)
      }}
    />
  )
})

export function DraftShape({ box, scale }: { readonly box: Box; readonly scale: number }) {
  return (
    <Painted
      paint={pen => {
        paintDraft(pen, box, scale)
        paintHandles(pen, box, scale)
      }}
    />
  )
}

/** Places that could not be read, and places that were redacted before. */
export const Marks = memo(function Marks(props: {
  readonly unread: readonly Box[]
  readonly before: readonly { readonly box: Box }[]
  readonly remaining: readonly { readonly box: Box }[]
  readonly scale: number
}) {
  const { unread, before, remaining, scale } = props
  return (
    <Painted
      paint={pen => {
        for (const { box } of before) paintRedactedBefore(pen, box, scale)
        for (const box of unread) paintUnread(pen, box, scale)
        for (const { box } of remaining) paintRemaining(pen, box, scale)
      }}
    />
  )
})
