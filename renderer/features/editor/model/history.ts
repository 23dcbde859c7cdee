import type { RegionChange } from '../../../../contract/desk/screenshots.ts'
import type { TextSpan } from '../../../../contract/desk/texts.ts'
import { compose, invert } from './changes.ts'

/** Spans of the step texts that come and go with an entry. */
export interface TextChange {
  readonly removed: readonly TextSpan[]
  readonly added: readonly TextSpan[]
}

/** One thing a person did, as the changes it made. Undo is the same list turned round. */
export interface Entry {
  readonly label: string
  readonly changes: readonly RegionChange[]
  readonly texts?: TextChange
  /** Entries with the same key that follow each other closely become one: ten nudges, one undo. */
  readonly mergeKey?: string
  readonly at: number
}

export interface History {
  readonly done: readonly Entry[]
  readonly undone: readonly Entry[]
}

export const EMPTY: History = { done: [], undone: [] }

const MERGE_MS = 1_200
const LONGEST = 500

/** Puts an entry on top; what had been undone is gone with it. */
export function record(history: History, entry: Entry): History {
  const last = history.done.at(-1)
  const merges =
    last?.mergeKey !== undefined &&
    last.mergeKey === entry.mergeKey &&
    entry.at - last.at <= MERGE_MS &&
    history.undone.length === 0
  if (!merges) return { done: [...history.done, entry].slice(-LONGEST), undone: [] }
  const merged = { ...entry, changes: compose(last.changes, entry.changes) }
  const before = history.done.slice(0, -1)
  return { done: merged.changes.length > 0 ? [...before, merged] : before, undone: [] }
}

export interface Turn {
  readonly history: History
  readonly entry: Entry
  /** What to apply now. */
  readonly changes: readonly RegionChange[]
  readonly texts?: TextChange | undefined
}

export function undo(history: History): Turn | undefined {
  const entry = history.done.at(-1)
  if (!entry) return undefined
  return {
    entry,
    changes: invert(entry.changes),
    texts: entry.texts && { removed: entry.texts.added, added: entry.texts.removed },
    history: { done: history.done.slice(0, -1), undone: [...history.undone, entry] },
  }
}

export function redo(history: History): Turn | undefined {
  const entry = history.undone.at(-1)
  if (!entry) return undefined
  return {
    entry,
    changes: entry.changes,
    texts: entry.texts,
    history: { done: [...history.done, entry], undone: history.undone.slice(0, -1) },
  }
}
