import { Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconFlag } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ScreenshotState } from '../../../contract/desk/screenshots.ts'
import type { Step } from '../../../contract/tutorial.ts'
import { cx } from '../../components/cx.ts'
import { usePictureUrl } from '../../components/usePicture.ts'
import { desk } from '../../desk.ts'
import classes from './Filmstrip.module.css'
import { goTo } from './model/actions/navigate.ts'
import type { Editor } from './model/editor.ts'
import { type EditorState, needsLook, openDecisions } from './model/state.ts'

/** The steps with a thumbnail, a number and what is still open on each. */
export function Filmstrip({ editor, state }: { readonly editor: Editor; readonly state: EditorState }) {
  const list = useRef<HTMLOListElement>(null)
  const choose = (step: Step | undefined): void => {
    if (step) editor.run('Go to the step', goTo(step.screenshotId), false)
  }
  const move = (event: KeyboardEvent): void => {
    const at = state.steps.findIndex(step => step.screenshotId === state.current)
    const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    choose(state.steps[at + by])
    list.current?.querySelectorAll<HTMLElement>('button')[at + by]?.focus()
  }
  useEffect(() => {
    const frame = list.current?.querySelector(`[data-shot="${CSS.escape(state.current)}"]`)
    frame?.scrollIntoView({ block: 'nearest' })
  }, [state.current])
  return (
    <nav className={classes.strip} aria-label="Steps">
      <ol ref={list} onKeyDown={move}>
        {state.steps.map(step => (
          <Frame
            key={step.id}
            step={step}
            shot={state.shots.get(step.screenshotId)}
            current={step.screenshotId === state.current}
            onChoose={() => choose(step)}
          />
        ))}
      </ol>
    </nav>
  )
}

interface FrameProps {
  readonly step: Step
  readonly shot: ScreenshotState | undefined
  readonly current: boolean
  readonly onChoose: () => void
}

function Frame({ step, shot, current, onChoose }: FrameProps) {
  const open = openDecisions(shot)
  const scanning = shot?.status === 'scanning'
  return (
    <li data-shot={step.screenshotId}>
      <button
        type="button"
        className={classes.frame}
        aria-current={current ? 'step' : undefined}
        tabIndex={current ? 0 : -1}
        onClick={onChoose}
      >
        <Thumbnail step={step} />
        <span className={classes.bar} aria-hidden>
          {scanning && <i style={{ width: `${(shot?.progress ?? 0) * 100}%` }} />}
        </span>
        <span className={classes.caption}>
          <b>{step.number}</b>
          {step.flagged && (
            <Tooltip label="Reported: this step must pass verification">
              <span className={classes.flag}>
                <IconFlag size={13} aria-label="reported" />
              </span>
            </Tooltip>
          )}
          <span className={classes.name} title={step.title}>
            {step.title}
          </span>
          <Badge shot={shot} open={open} />
        </span>
      </button>
    </li>
  )
}

/** What a step still needs: a count, a warning, a tick, or nothing while it waits for its scan. */
function Badge({ shot, open }: { readonly shot: ScreenshotState | undefined; readonly open: number }) {
  if (needsLook(shot)) {
    return (
      <Tooltip label="Places could not be read: look at them">
        <span className={cx(classes.badge, classes.look)}>
          <IconAlertTriangle size={12} aria-hidden />
          {open}
          <span className={classes.hidden}> open, some places could not be read</span>
        </span>
      </Tooltip>
    )
  }
  if (open > 0) {
    return (
      <span className={classes.badge}>
        {open}
        <span className={classes.hidden}> unreviewed</span>
      </span>
    )
  }
  if (shot?.status === 'scanned' || shot?.status === 'needs-review') {
    return (
      <span className={classes.done}>
        <IconCheck size={14} aria-label="reviewed" />
      </span>
    )
  }
  return <span className={classes.waiting}>{shot?.status === 'scanning' ? 'scanning' : 'waiting'}</span>
}

/** Fetched when it comes near the visible part of the strip. */
function Thumbnail({ step }: { readonly step: Step }) {
  const box = useRef<HTMLSpanElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) setNear(true)
      },
      { rootMargin: '300px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { url } = usePictureUrl({
    ...desk.screenshots.thumbnail.queryOptions({ input: { id: step.screenshotId } }),
    enabled: near,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <span
      ref={box}
      className={classes.thumbnail}
      style={{ aspectRatio: `${step.width} / ${Math.min(step.height, step.width)}` }}
    >
      {url && <img src={url} alt="" draggable={false} />}
    </span>
  )
}
