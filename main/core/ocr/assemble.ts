import type { Box } from '../../../contract/geometry.ts'
import type { InkBox, ReadWord } from './reading.ts'
import type { FoundLine } from './threads/messages.ts'
import type { TextLine, Word } from './types.ts'

/** A found line with what was read on it; `null` when reading failed. */
export interface ReadLine {
  readonly line: FoundLine
  readonly words: readonly ReadWord[] | null
}

/** Words and lines in image pixels; lines without words are left out. */
export function assemble(read: readonly ReadLine[]): { words: Word[]; lines: TextLine[] } {
  const words: Word[] = []
  const lines: TextLine[] = []
  for (const { line, words: found } of read) {
    if (!found?.length) continue
    const place = (box: InkBox): Box => ({ ...box, x: box.x + line.left, y: box.y + line.top })
    const indices = found.map(word => {
      words.push({
        text: word.text,
        box: place(word.box),
        confidence: word.confidence,
        line: lines.length,
        symbols: word.symbols.map(symbol => ({ text: symbol.text, box: place(symbol.box) })),
      })
      return words.length - 1
    })
    lines.push({
      box: { x: line.left, y: line.top, width: line.width, height: line.height },
      words: indices,
      background: line.background,
      foreground: line.foreground,
    })
  }
  return { words, lines }
}
