import { Group, SegmentedControl, Slider } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type CSSProperties, type ReactNode, useMemo, useState } from 'react'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { IconAction } from '../../components/IconAction.tsx'
import { Loading } from '../../components/Loading.tsx'
import { usePictureUrl } from '../../components/usePicture.ts'
import { desk } from '../../desk.ts'
import classes from './Comparison.module.css'
import { useViewport } from './useViewport.ts'

interface Props {
  readonly step: number
  readonly screenshotId: string
  readonly redactionId: string
  readonly width: number
  readonly height: number
}

const MODES = [
  { value: 'slider', label: 'Slider' },
  { value: 'side', label: 'Side by side' },
  { value: 'difference', label: 'Difference' },
]
const ZOOM_STEP = 1.25
const PAN_STEP = 60

/** Before and after of one step, under one zoom and pan. */
export function Comparison({ step, screenshotId, redactionId, width, height }: Props) {
  const [mode, setMode] = useState('slider')
  const [split, setSplit] = useState(50)
  const before = usePictureUrl(desk.screenshots.pixels.queryOptions({ input: { id: screenshotId } }))
  const after = usePictureUrl(desk.review.redactedPixels.queryOptions({ input: { redactionId } }))
  const picture = useMemo(() => ({ width, height }), [width, height])
  const { paneRef, view, drag, zoom, reset, move } = useViewport(picture)
  useShortcuts('Comparison', [
    { id: 'mode-slider', label: 'Compare by slider', keys: ['s'], run: () => setMode('slider') },
    { id: 'mode-side', label: 'Compare side by side', keys: ['b'], run: () => setMode('side') },
    { id: 'mode-difference', label: 'Show the difference', keys: ['d'], run: () => setMode('difference') },
    { id: 'zoom-in', label: 'Zoom in', keys: ['+', '='], keyOnly: true, run: () => zoom(ZOOM_STEP) },
    { id: 'zoom-out', label: 'Zoom out', keys: ['-'], keyOnly: true, run: () => zoom(1 / ZOOM_STEP) },
    { id: 'zoom-fit', label: 'Fit the picture', keys: ['0'], run: reset },
    {
      id: 'pan-left',
      label: 'Move the picture',
      keys: ['Shift+ArrowLeft'],
      keyOnly: true,
      run: () => move(PAN_STEP, 0),
    },
    {
      id: 'pan-right',
      label: 'Move the picture',
      keys: ['Shift+ArrowRight'],
      keyOnly: true,
      run: () => move(-PAN_STEP, 0),
    },
    { id: 'pan-up', label: 'Move the picture', keys: ['Shift+ArrowUp'], keyOnly: true, run: () => move(0, PAN_STEP) },
    {
      id: 'pan-down',
      label: 'Move the picture',
      keys: ['Shift+ArrowDown'],
      keyOnly: true,
      run: () => move(0, -PAN_STEP),
    },
  ])
  const error = before.error ?? after.error
  if (error) return <ErrorState error={error} />
  if (!before.url || !after.url) return <Loading lines={10} label="Loading the pictures" />

  const place: CSSProperties = {
    width,
    height,
    transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
    // Above 2 × single pixels are what a reviewer looks for.
    imageRendering: view.scale >= 2 ? 'pixelated' : 'auto',
  }
  const image = (url: string, name: string, style: CSSProperties = {}) => (
    <img
      className={classes.picture}
      src={url}
      alt={`Step ${step} ${name}`}
      draggable={false}
      style={{ ...place, ...style }}
    />
  )
  const cut = `inset(0 0 0 ${split}%)`
  return (
    <div className={classes.root}>
      <div className={classes.tools}>
        <SegmentedControl aria-label="Compare by" data={MODES} value={mode} onChange={setMode} />
        <div className={classes.slider}>
          {mode === 'slider' && (
            <Slider
              thumbLabel="Share that shows the picture before"
              size="sm"
              label={null}
              value={split}
              onChange={setSplit}
            />
          )}
        </div>
        <Group gap={2}>
          <IconAction label="Zoom out" keys="-" icon={IconMinus} onClick={() => zoom(1 / ZOOM_STEP)} />
          <output className="tabular" aria-label="Zoom">{`${Math.round(view.scale * 100)} %`}</output>
          <IconAction label="Zoom in" keys="+" icon={IconPlus} onClick={() => zoom(ZOOM_STEP)} />
          <IconAction label="Fit the picture" keys="0" icon={IconArrowsMaximize} onClick={reset} />
        </Group>
      </div>
      <div className={classes.panes}>
        <Pane
          ref={paneRef}
          onDrag={drag}
          label={mode === 'side' ? 'Before' : MODES.find(({ value }) => value === mode)?.label}
        >
          {image(before.url, 'before redaction')}
          {mode === 'difference' && image(after.url, 'difference', { mixBlendMode: 'difference' })}
          {mode === 'slider' && (
            <div className={classes.overlay} style={{ clipPath: cut }}>
              {image(after.url, 'after redaction')}
            </div>
          )}
          {mode === 'slider' && <i className={classes.line} style={{ left: `${split}%` }} aria-hidden />}
        </Pane>
        {mode === 'side' && (
          <Pane onDrag={drag} label="After">
            {image(after.url, 'after redaction')}
          </Pane>
        )}
      </div>
    </div>
  )
}

interface PaneProps {
  readonly ref?: (element: HTMLDivElement | null) => void
  readonly label: string | undefined
  readonly onDrag: (event: React.PointerEvent) => void
  readonly children: ReactNode
}

function Pane({ ref, label, onDrag, children }: PaneProps) {
  return (
    <div ref={ref} className={classes.pane} onPointerMove={onDrag}>
      {children}
      <span className={classes.label}>{label}</span>
    </div>
  )
}
