/**
 * Small matters of taste that outlive a session (pane sizes, the theme before sign-in), kept in localStorage. Never
 * anything about tickets or people. Storage that is full or forbidden means that they are forgotten, nothing else.
 */
export function recall(key: string): unknown {
  try {
    const stored = localStorage.getItem(`desk.${key}`)
    return stored === null ? undefined : JSON.parse(stored)
  } catch {
    return undefined
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`desk.${key}`, JSON.stringify(value))
  } catch {
    // Forgotten, then.
  }
}
