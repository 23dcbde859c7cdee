import { useState } from 'react'

/** A height in CSS pixels that follows the text size: 36 at the usual 16-px root, 72 at 200 %. */
export function useRemHeight(px: number): number {
  const [scale] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1)
  return px * scale
}
