import { VisuallyHidden } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { Layer, Stage } from 'react-konva'
import type { Step } from '../../../../contract/tutorial.ts'
import { useShortcuts } from '../../../app/shortcuts/useShortcuts.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { IconAction } from '../../../components/IconAction.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { describeRegion } from '../describe.ts'
import type { Editor } from '../model/editor.ts'
import { bringIntoSight, visibleBox } from '../model/px.ts'
import { currentRemaining, currentShot, type EditorState, needsLook, selectedRegions } from '../model/state.ts'
import { useStepPicture } from '../useStepPicture.ts'
import classes from './Canvas.module.css'
import { Minimap } from './Minimap.tsx'
import { DraftShape, Marks, Picture, RegionShape } from './Regions.tsx'
import { useGestures } from './useGestures.ts'
import { useView } from './useView.ts'
import { useWheelZoom } from './useWheelZoom.ts'

/** One empty list, so that nothing is painted anew for it. */
const NONE: readonly never[] = []

interface Props {
  readonly editor: Editor
  readonly state: EditorState
  readonly step: Step
}

/** The screenshot with its regions: zoom, pan, select, move, size, draw. */
export function CanvasPane({ editor, state, step }: Props) {
  const shot = currentShot(state)
  const image = useMemo(() => ({ width: step.width, height: step.height }), [step.width, step.height])
  const view = useView(step.screenshotId, image)
  const picture = useStepPicture(state, step.screenshotId)
  const regions = useMemo(
    () => (shot?.regions ?? []).filter(region => state.showRejected || region.status !== 'rejected'),
    [shot?.regions, state.showRejected],
  )
  const gestures = useGestures({ editor, view, image, regions })
  useWheelZoom(view.ref, view)
  useShortcuts('Canvas', [
    { id: 'fit', label: 'Fit the screenshot', keys: ['f'], run: view.fit },
    { id: 'actual', label: 'Actual size (100 %)', keys: ['z'], run: view.actualSize },
    { id: 'in', label: 'Zoom in', keys: ['+', '='], run: view.zoomIn },
    { id: 'out', label: 'Zoom out', keys: ['-'], run: view.zoomOut },
  ])

  const visible = useMemo(() => visibleBox(view.view, image, view.size), [view.view, image, view.size])
  useEffect(() => {
    editor.patch({ visible: visible ?? null })
  }, [editor, visible])

  // A selection made by key or in the list may lie outside of what is seen.
  const reveal = useEffectEvent(() => {
    const [region] = selectedRegions(editor.get())
    if (!region || view.fitted || gestures.live) return
    const next = bringIntoSight(view.view, region.box, view.size)
    if (next.offset.x !== view.view.offset.x || next.offset.y !== view.view.offset.y) view.set(next)
  })
  const selection = state.selected.join()
  useEffect(() => {
    if (selection) reveal()
  }, [selection])

  const { scale, offset } = view.view
  const single = state.selected.length === 1 && state.editable
  const liveBox = gestures.live
  const draft = liveBox?.id === null ? liveBox.box : state.draft
  return (
    <section className={classes.pane} aria-label="Screenshot">
      {shot && (shot.status === 'scanning' || shot.status === 'waiting') && (
        <div
          className={classes.progress}
          role="progressbar"
          aria-label={`Scanning step ${step.number}`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(shot.progress * 100)}
        >
          <i style={{ width: `${shot.progress * 100}%` }} />
        </div>
      )}
      <div
        ref={view.ref}
        className={classes.surface}
        style={{ cursor: gestures.cursor }}
        tabIndex={0}
        role="application"
        aria-roledescription="screenshot editor"
        aria-label={`Step ${step.number}: ${regions.length} regions. They are listed in the inspector too.`}
        data-canvas
        onAuxClick={event => event.preventDefault()}
        {...gestures.handlers}
      >
        {picture.bitmap && view.size.width > 0 && (
          <Stage width={view.size.width} height={view.size.height} listening={false}>
            <Layer x={offset.x} y={offset.y} scaleX={scale} scaleY={scale}>
              <Picture bitmap={picture.bitmap} width={image.width} height={image.height} scale={scale} />
            </Layer>
            {!state.preview && (
              <Layer x={offset.x} y={offset.y} scaleX={scale} scaleY={scale}>
                <Marks
                  unread={needsLook(shot) ? (shot?.unread ?? NONE) : NONE}
                  before={shot?.redactedBefore ?? NONE}
                  remaining={currentRemaining(state)}
                  scale={scale}
                />
                {regions.map(region => (
                  <RegionShape
                    key={region.id}
                    region={region}
                    box={liveBox?.id === region.id ? liveBox.box : region.box}
                    selected={state.selected.includes(region.id)}
                    withHandles={single && state.selected[0] === region.id}
                    scale={scale}
                  />
                ))}
                {draft && <DraftShape box={draft} scale={scale} />}
              </Layer>
            )}
          </Stage>
        )}
      </div>
      {picture.isPending && (
        <div className={classes.note}>
          <Loading lines={1} label="Loading the screenshot" />
        </div>
      )}
      {picture.error !== undefined && picture.error !== null && (
        <div className={classes.state}>
          <ErrorState error={picture.error} onRetry={picture.retry} />
        </div>
      )}
      <Note state={state} />
      <div className={classes.zoom} role="group" aria-label="Zoom">
        <IconAction label="Zoom out" keys="-" size="sm" icon={IconMinus} onClick={view.zoomOut} />
        <span className={classes.scale}>{Math.round(scale * 100)} %</span>
        <IconAction label="Zoom in" keys="+" size="sm" icon={IconPlus} onClick={view.zoomIn} />
        <IconAction
          label="Fit the screenshot"
          keys="f"
          size="sm"
          icon={IconArrowsMaximize}
          pressed={view.fitted}
          onClick={view.fit}
        />
      </div>
      {picture.bitmap && visible && (visible.width < image.width - 1 || visible.height < image.height - 1) && (
        <Minimap picture={picture.bitmap} image={image} view={view} visible={visible} />
      )}
      <VisuallyHidden role="status">{announcement(state)}</VisuallyHidden>
    </section>
  )
}

/** What the mode of the moment expects. */
function Note({ state }: { readonly state: EditorState }) {
  if (state.preview) return <output className={classes.note}>Preview of the redacted result. P goes back.</output>
  if (state.tool !== 'draw') return null
  return (
    <output className={classes.note}>
      {state.draft
        ? 'Arrows move, Shift and arrows size, Enter places, Esc drops it'
        : 'Drag a rectangle, or press an arrow key to begin one'}
    </output>
  )
}

function announcement(state: EditorState): string {
  if (state.draft) {
    const { x, y, width, height } = state.draft
    return `Rectangle at ${x}, ${y}, ${width} by ${height}`
  }
  const regions = selectedRegions(state)
  if (regions.length > 1) return `${regions.length} regions selected`
  const [region] = regions
  return region ? describeRegion(region) : ''
}
