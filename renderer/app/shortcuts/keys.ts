/** What a keyboard event says, as far as shortcuts care. */
export interface KeyPress {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

interface Combination {
  readonly key: string
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
}

const NAMED: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  ' ': 'Space',
  Space: 'Space',
  Backspace: '⌫',
  Delete: 'Del',
}

function parse(combination: string): Combination {
  const parts = combination.split('+')
  // The plus key itself: "+" or "mod++".
  const key = combination.endsWith('+') ? '+' : (parts.pop() ?? '')
  return {
    key: key === 'Space' ? ' ' : key,
    mod: parts.includes('mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  }
}

/** True when the press is the combination. `mod` is Ctrl, or Command on a Mac. */
export function matches(press: KeyPress, combination: string): boolean {
  const wanted = parse(combination)
  if (wanted.mod !== (press.ctrlKey || press.metaKey) || wanted.alt !== press.altKey) return false
  const isLetter = /^[a-z]$/i.test(wanted.key)
  const isNamed = wanted.key.length > 1 || wanted.key === ' '
  // Signs such as "?" need Shift on some keyboards and not on others, so for them it doesn't count.
  if ((isLetter || isNamed) && wanted.shift !== press.shiftKey) return false
  if (press.key.toLowerCase() === wanted.key.toLowerCase()) return true
  // On a keyboard of another script, or with Alt on a Mac, the key's place counts.
  if (isLetter) return !/^[a-z]$/i.test(press.key) && press.code === `Key${wanted.key.toUpperCase()}`
  return wanted.alt && /^\d$/.test(wanted.key) && press.code === `Digit${wanted.key}`
}

/** The combination in the words printed on keys: "mod+Enter" as "Ctrl Enter". */
export function describeKeys(combination: string, mac = isMac()): readonly string[] {
  const { key, mod, shift, alt } = parse(combination)
  const words: string[] = []
  if (mod) words.push(mac ? '⌘' : 'Ctrl')
  if (alt) words.push(mac ? '⌥' : 'Alt')
  if (shift) words.push(mac ? '⇧' : 'Shift')
  words.push(NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key))
  return words
}

function isMac(): boolean {
  return typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac OS')
}
