import { useEffect, useEffectEvent, useRef } from 'react'
import { createRegistry, type Place, type Shortcut } from './registry.ts'

/** The shortcuts of this window. */
export const shortcuts = createRegistry()

const ACTIVATABLE =
  'button, a[href], summary, [role="button"], [role="tab"], [role="checkbox"], [role="radio"], [role="switch"]'
const LIST = '[role="menu"], [role="listbox"], [role="menubar"]'

/** Registers the shortcuts of a place for as long as it is shown. `blocking` is for dialogs. */
export function useShortcuts(
  group: string,
  list: readonly Shortcut[],
  options: { readonly blocking?: boolean; readonly enabled?: boolean } = {},
): void {
  const { blocking = false, enabled = true } = options
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })
  useEffect(() => {
    if (!enabled) return
    return shortcuts.add(() => ({ group, shortcuts: latest.current, blocking }))
  }, [group, blocking, enabled])
}

/** Listens for keys once, at the frame. */
export function useShortcutKeys(): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const shortcut = shortcuts.find(event, placeOf(event.target))
    if (!shortcut) return
    event.preventDefault()
    shortcut.run()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return { typing: false, activatable: false, inList: false }
  const field = target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  const typing =
    field || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  return { typing, activatable: target.matches(ACTIVATABLE), inList: target.closest(LIST) !== null }
}
