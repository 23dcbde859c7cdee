import { type KeyPress, matches } from './keys.ts'

/** One thing a key does. The sheet, the palette and tooltips all read this. */
export interface Shortcut {
  readonly id: string
  readonly label: string
  /** Any of these combinations, such as `a`, `mod+Enter`, `Shift+ArrowLeft`. The first is the one shown. */
  readonly keys: readonly string[]
  readonly run: () => void
  /** When it says no, the key goes on to whatever lies below. */
  readonly when?: () => boolean
  /** Works while the person types into a field. */
  readonly whileTyping?: boolean
  /** Left out of the palette: it makes sense as a key alone (nudging, moving the selection). */
  readonly keyOnly?: boolean
}

/** The shortcuts of one place (the frame, a page, a dialog). A later layer lies above an earlier one. */
export interface Layer {
  readonly group: string
  readonly shortcuts: readonly Shortcut[]
  /** A dialog's layer hides all that lies below it. */
  readonly blocking: boolean
}

/** Where a key was pressed, as far as it matters. */
export interface Place {
  readonly typing: boolean
  /** The focused thing has a meaning of its own for Enter and Space (a button, a link, a tab). */
  readonly activatable: boolean
  /** Inside an open menu or list of options, which own the plain keys. */
  readonly inList: boolean
}

export interface ShortcutRegistry {
  add(layer: () => Layer): () => void
  /** The shortcut that the press means here, or undefined. */
  find(press: KeyPress, place: Place): Shortcut | undefined
  /** The layers that count now, the topmost first. */
  layers(): readonly Layer[]
}

export function createRegistry(): ShortcutRegistry {
  const stack: (() => Layer)[] = []

  function layers(): readonly Layer[] {
    const active: Layer[] = []
    for (const read of stack.toReversed()) {
      const layer = read()
      active.push(layer)
      if (layer.blocking) break
    }
    return active
  }

  return {
    layers,
    add(layer) {
      stack.push(layer)
      return () => {
        const index = stack.indexOf(layer)
        if (index >= 0) stack.splice(index, 1)
      }
    },
    find(press, place) {
      const plain = !press.ctrlKey && !press.metaKey && !press.altKey
      for (const { shortcuts } of layers()) {
        for (const shortcut of shortcuts) {
          if (place.typing && !shortcut.whileTyping) continue
          if (place.inList && plain) continue
          if (place.activatable && plain && (press.key === 'Enter' || press.key === ' ')) continue
          if (!shortcut.keys.some(keys => matches(press, keys))) continue
          if (shortcut.when && !shortcut.when()) continue
          return shortcut
        }
      }
      return undefined
    },
  }
}
