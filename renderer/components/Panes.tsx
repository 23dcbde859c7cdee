import { Splitter } from '@mantine/core'
import { Children, type ReactNode, useState } from 'react'
import classes from './Panes.module.css'
import { recall, remember } from './remembered.ts'

type Size = number | `${number}px`

export interface PaneSize {
  /** A number shares what is left; `…px` keeps its width when the window changes. */
  readonly size: Size
  readonly min: `${number}px`
}

interface Props {
  /** Under this name the sizes are remembered. */
  readonly id: string
  readonly panes: readonly PaneSize[]
  readonly children: ReactNode
}

/** Panes side by side whose borders can be dragged, or moved with the arrow keys; double-click sets them back. */
export function Panes({ id, panes, children }: Props) {
  const [initial] = useState(() => remembered(id, panes))
  return (
    <Splitter
      className={classes.root}
      lineSize={1}
      withHandle={false}
      shiftStep="40px"
      step="8px"
      handleColor="var(--desk-border)"
      onResizeEnd={(_, sizes) => remember(`panes.${id}`, sizes)}
    >
      {Children.toArray(children).map((child, index) => (
        <Splitter.Pane
          // biome-ignore lint/suspicious/noArrayIndexKey: panes never change places
          key={index}
          className={classes.pane}
          defaultSize={initial[index] ?? panes[index]?.size ?? 50}
          min={panes[index]?.min ?? '120px'}
        >
          {child}
        </Splitter.Pane>
      ))}
    </Splitter>
  )
}

function remembered(id: string, panes: readonly PaneSize[]): readonly Size[] {
  const stored = recall(`panes.${id}`)
  const fits =
    Array.isArray(stored) &&
    stored.length === panes.length &&
    stored.every((size, index) =>
      typeof panes[index]?.size === 'number' ? Number(size) > 0 : /^\d+(\.\d+)?px$/.test(String(size)),
    )
  return fits ? (stored as Size[]) : panes.map(pane => pane.size)
}
