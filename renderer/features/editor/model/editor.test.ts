import { describe, expect, it, vi } from 'vitest'
import type { RegionChange, RegionView, ScreenshotState } from '../../../../contract/desk/screenshots.ts'
import type { Step } from '../../../../contract/tutorial.ts'
import type { EditorAction } from './actions/action.ts'
import { ACTIONS } from './actions/index.ts'
import { propagate } from './actions/propagate.ts'
import { applyTo } from './changes.ts'
import { createEditor, type Editor } from './editor.ts'
import { reviewed } from './state.ts'

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const SHOT = [uuid(101), uuid(102)] as const

function region(n: number, part: Partial<RegionView> = {}): RegionView {
  return {
    id: uuid(n),
    screenshotId: SHOT[0],
    box: { x: 10, y: 40 * n, width: 100, height: 20 },
    category: 'EMAIL',
    style: 'blur',
    origin: 'detector',
    status: 'suggested',
    masked: 'j•••@e•••.com',
    ...part,
  }
}

function shot(index: 0 | 1, regions: readonly RegionView[], editVersion = 0): ScreenshotState {
  return {
    screenshotId: SHOT[index],
    step: index + 1,
    status: 'scanned',
    progress: 1,
    failures: [],
    notes: [],
    unread: [],
    unreadCleared: false,
    redactedBefore: [],
    regions: [...regions],
    editVersion,
  }
}

const steps: Step[] = [0, 1].map(index => ({
  id: uuid(200 + index),
  number: index + 1,
  title: 'step',
  description: '',
  screenshotId: SHOT[index] ?? '',
  width: 800,
  height: 600,
  flagged: true,
}))

/** A core that stores what it is given, and can be told to refuse or to wait. */
function core(shots: ScreenshotState[]) {
  const stored = new Map(shots.map(s => [s.screenshotId, s]))
  const batches: RegionChange[][] = []
  let gate: Promise<void> = Promise.resolve()
  let refusal: Error | undefined
  return {
    stored,
    batches,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
    refuse(error: Error) {
      refusal = error
    },
    save: async (changes: readonly RegionChange[]) => {
      await gate
      if (refusal) {
        const error = refusal
        refusal = undefined
        throw error
      }
      batches.push([...changes])
      const touched = new Set(changes.map(c => (c.after ?? c.before)?.screenshotId ?? ''))
      return [...touched].map(id => {
        const before = stored.get(id)
        if (!before) throw new Error('no such screenshot')
        const after = { ...applyTo(before, changes), editVersion: before.editVersion + 1 }
        stored.set(id, after)
        return after
      })
    },
    reload: async () => [...stored.values()],
  }
}

function open(regions: readonly RegionView[], second: readonly RegionView[] = []) {
  const desk = core([shot(0, regions), shot(1, second)])
  const onRefused = vi.fn()
  let clock = 0
  const editor = createEditor(
    { steps, shots: [...desk.stored.values()], current: SHOT[0], style: 'blur', editable: true },
    { save: desk.save, reload: desk.reload, onRefused, now: () => (clock += 100) },
  )
  return { editor, desk, onRefused }
}

function act(editor: Editor, name: string): void {
  const action = ACTIONS.find(candidate => candidate.name === name) as EditorAction
  expect(action, name).toBeDefined()
  expect(action.when(editor.get()), `${name} applies`).toBe(true)
  editor.run(action.label, action.perform(editor.get()), action.undo === 'recorded')
}
const statuses = (editor: Editor): string[] => (editor.get().shots.get(SHOT[0])?.regions ?? []).map(r => r.status)

describe('deciding', () => {
  it('accepts, moves on to the next suggestion, and one undo takes one decision back', async () => {
    const { editor, desk } = open([region(1), region(2), region(3)])
    act(editor, 'next-unreviewed')
    act(editor, 'accept')
    expect(editor.get().selected).toEqual([uuid(2)])
    act(editor, 'reject')
    expect(statuses(editor)).toEqual(['accepted', 'rejected', 'suggested'])
    editor.undo()
    expect(statuses(editor)).toEqual(['accepted', 'suggested', 'suggested'])
    editor.redo()
    await editor.saved()
    expect(desk.stored.get(SHOT[0])?.regions.map(r => r.status)).toEqual(['accepted', 'rejected', 'suggested'])
    expect(reviewed(editor.get())).toEqual({ done: 2, of: 3 })
  })

  it('accepts all as one entry', () => {
    const { editor } = open([region(1), region(2), region(3)])
    act(editor, 'accept-all')
    expect(statuses(editor)).toEqual(['accepted', 'accepted', 'accepted'])
    editor.undo()
    expect(statuses(editor)).toEqual(['suggested', 'suggested', 'suggested'])
    expect(editor.get().history.done).toHaveLength(0)
  })

  it('deletes a drawn region instead of rejecting it, and undo brings it back', () => {
    const { editor } = open([region(1, { origin: 'manual', status: 'accepted' })])
    act(editor, 'next-region')
    act(editor, 'reject')
    expect(editor.get().shots.get(SHOT[0])?.regions).toEqual([])
    editor.undo()
    expect(statuses(editor)).toEqual(['accepted'])
  })

  it('goes on to the next step that has something open, and round to the start', () => {
    const { editor } = open([region(1)], [region(5, { screenshotId: SHOT[1] })])
    act(editor, 'next-unreviewed')
    act(editor, 'next-unreviewed')
    expect(editor.get()).toMatchObject({ current: SHOT[1], selected: [uuid(5)] })
    act(editor, 'next-unreviewed')
    expect(editor.get()).toMatchObject({ current: SHOT[0], selected: [uuid(1)] })
  })
})

describe('drawing by keyboard', () => {
  it('starts in the middle of what is seen, moves, sizes, places, and undo removes it', async () => {
    const { editor, desk } = open([])
    editor.patch({ visible: { x: 100, y: 100, width: 400, height: 320 } })
    act(editor, 'draw')
    act(editor, 'draft-move-ArrowRight')
    expect(editor.get().draft).toEqual({ x: 260, y: 250, width: 80, height: 20 })
    act(editor, 'draft-move-ArrowRight')
    act(editor, 'draft-size-ArrowDown')
    act(editor, 'place-draft')
    await editor.saved()
    expect(desk.stored.get(SHOT[0])?.regions).toMatchObject([
      { box: { x: 265, y: 250, width: 80, height: 25 }, origin: 'manual', status: 'accepted' },
    ])
    expect(editor.get()).toMatchObject({ tool: 'select', draft: null })
    editor.undo()
    await editor.saved()
    expect(desk.stored.get(SHOT[0])?.regions).toEqual([])
  })
})

describe('saving', () => {
  it('gathers what happens meanwhile into one batch, and drops what came to nothing', async () => {
    const { editor, desk } = open([region(1), region(2)])
    const release = desk.hold()
    act(editor, 'next-unreviewed')
    act(editor, 'accept')
    for (let i = 0; i < 5; i++) act(editor, 'move-right-1')
    act(editor, 'draw')
    editor.undo()
    release()
    await editor.saved()
    expect(desk.batches).toHaveLength(1)
    expect(desk.stored.get(SHOT[0])?.regions[1]?.box.x).toBe(10)
    expect(editor.get().unsaved).toBe(0)
  })

  it('makes one undo of many nudges', () => {
    const { editor } = open([region(1)])
    act(editor, 'next-region')
    for (let i = 0; i < 5; i++) act(editor, 'move-right-1')
    expect(editor.get().history.done).toHaveLength(1)
    editor.undo()
    expect(editor.get().shots.get(SHOT[0])?.regions[0]?.box.x).toBe(10)
  })

  it('shows the core’s state again after a refusal, and says so once', async () => {
    const { editor, desk, onRefused } = open([region(1), region(2)])
    desk.stored.set(SHOT[0], shot(0, [region(2, { status: 'rejected' })], 7))
    const conflict = new Error('CONFLICT')
    desk.refuse(conflict)
    act(editor, 'next-unreviewed')
    act(editor, 'accept')
    expect(statuses(editor)).toEqual(['accepted', 'suggested'])
    await editor.saved()
    expect(statuses(editor)).toEqual(['rejected'])
    expect(onRefused).toHaveBeenCalledExactlyOnceWith(conflict)
    expect(editor.get().history.done).toHaveLength(0)
    expect(editor.get().selected).toEqual([uuid(2)])
  })

  it('keeps unsaved decisions on top of suggestions that arrive, and the masked values with them', async () => {
    const { editor, desk } = open([region(1)])
    const release = desk.hold()
    act(editor, 'next-unreviewed')
    act(editor, 'accept')
    const withMore = shot(0, [region(1), region(2)])
    desk.stored.set(SHOT[0], withMore)
    editor.receive(withMore)
    expect(statuses(editor)).toEqual(['accepted', 'suggested'])
    expect(editor.get().shots.get(SHOT[0])?.regions[0]?.masked).toBe('j•••@e•••.com')
    release()
    await editor.saved()
    expect(statuses(editor)).toEqual(['accepted', 'suggested'])
  })

  it('leaves an older state aside', async () => {
    const { editor } = open([region(1)])
    act(editor, 'next-unreviewed')
    act(editor, 'accept')
    await editor.saved()
    editor.receive(shot(0, [region(1)], 0))
    expect(statuses(editor)).toEqual(['accepted'])
  })

  it('changes nothing when the ticket is only looked at', () => {
    const { editor, desk } = open([region(1)])
    editor.patch({ editable: false })
    editor.run('accept', { changes: [{ before: region(1), after: region(1, { status: 'accepted' }) }] })
    editor.undo()
    expect(statuses(editor)).toEqual(['suggested'])
    expect(desk.batches).toEqual([])
  })
})

describe('what verification could still read', () => {
  it('is covered in one go, and one undo takes that back', async () => {
    const { editor, desk } = open([])
    const places = [
      { box: { x: 5, y: 5, width: 50, height: 12 }, category: 'EMAIL' as const },
      { box: { x: 5, y: 40, width: 60, height: 12 }, category: 'PHONE' as const },
    ]
    editor.patch({ remaining: new Map([[SHOT[0], places]]) })
    act(editor, 'cover-remaining')
    await editor.saved()
    expect(desk.stored.get(SHOT[0])?.regions.map(({ box, category, status }) => ({ box, category, status }))).toEqual(
      places.map(place => ({ ...place, status: 'accepted' })),
    )
    expect(editor.get().remaining.size).toBe(0)
    editor.undo()
    await editor.saved()
    expect(desk.stored.get(SHOT[0])?.regions).toEqual([])
  })
})

describe('propagating', () => {
  it('takes suggestions that lie there already, adds the rest, changes the texts, and is one undo', async () => {
    const saveTexts = vi.fn(async () => {})
    const desk = core([shot(0, [region(1)]), shot(1, [region(5, { screenshotId: SHOT[1] })])])
    const editor = createEditor(
      { steps, shots: [...desk.stored.values()], current: SHOT[0], style: 'blur', editable: true },
      { save: desk.save, reload: desk.reload, saveTexts, onRefused: () => {} },
    )
    const at = (y: number) => ({
      screenshotId: SHOT[1],
      step: 2,
      box: { x: 10, y, width: 100, height: 20 },
      category: 'EMAIL' as const,
      reason: 'same-value' as const,
      partial: false,
    })
    const span = { stepId: steps[1]?.id ?? '', field: 'title' as const, start: 0, end: 4, category: 'EMAIL' as const }
    const suggested = { ...span, status: 'suggested' as const }
    const texts = {
      now: [
        {
          stepId: span.stepId,
          step: 2,
          title: 'step',
          description: '',
          redactedTitle: '',
          redactedDescription: '',
          spans: [suggested],
        },
      ],
      wanted: [{ ...span, status: 'accepted' as const }],
    }
    editor.run('Propagate', propagate(editor.get(), region(1), [at(201), at(400)], texts))
    await editor.saved()
    const there = () => desk.stored.get(SHOT[1])?.regions.map(r => [r.origin, r.status, r.propagatedFrom])
    expect(statuses(editor)).toEqual(['accepted'])
    expect(there()).toEqual([
      ['detector', 'accepted', undefined],
      ['propagated', 'accepted', uuid(1)],
    ])
    editor.undo()
    await editor.saved()
    expect(statuses(editor)).toEqual(['suggested'])
    expect(there()).toEqual([['detector', 'suggested', undefined]])
    const accepted = { ...span, status: 'accepted' }
    expect(saveTexts.mock.calls).toEqual([
      [{ removed: [suggested], added: [accepted] }],
      [{ removed: [accepted], added: [suggested] }],
    ])
  })
})
