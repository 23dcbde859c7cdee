import type { Block } from './blocks.ts'
import type { Segment } from './segments.ts'

/** Lines that are one text, broken where the next word had no room. `starts[i]` is where `lines[i]` begins in `text`. */
export interface Wrapped {
  readonly text: string
  readonly lines: readonly Segment[]
  readonly starts: readonly number[]
}

const LEAST_WIDTH = 9
/** In narrower columns only what clearly goes on is one text: a number, or what stands behind a dash or a comma. */
const LEAST_NARROW = 4
const MOST_LINES = 12
/** Most space between the ink of two lines of one text (in em): rows of a table stand further apart. */
const MOST_LEADING = 0.85
/** A ragged edge may be this much further left than the first word of the next line explains (in em). */
const SLACK = 1.2

/** The runs of wrapped lines in `blocks`, joined with spaces (without one inside a long token that was cut anywhere). */
export function findWrapped(blocks: readonly Block[]): Wrapped[] {
  return blocks.flatMap(block => {
    const edge = Math.max(...block.map(line => line.box.x + line.box.width))
    const runs: Segment[][] = []
    for (const line of block) {
      const run = runs.at(-1)
      const last = run?.at(-1)
      if (run && last && run.length < MOST_LINES && (isFull(last, line, edge) || isOfLink(run, line))) run.push(line)
      else runs.push([line])
    }
    return runs.filter(run => run.length > 1).map(join)
  })
}

/** True when the first word of `next` had no room at the end of `line`. */
function isFull(line: Segment, next: Segment, edge: number): boolean {
  const em = line.em
  const first = next.words[0]!
  if (next.box.y - line.box.y - line.box.height > MOST_LEADING * em || startsAnew(line.text, next.text)) return false
  const width = edge - line.box.x
  const room = edge - (line.box.x + line.box.width)
  return (
    (width >= LEAST_WIDTH * em || (width >= LEAST_NARROW * em && goesOn(line.text, next.text))) &&
    room <= first.box.width + SLACK * em &&
    Math.abs(line.box.x - next.box.x) <= em
  )
}

/** The head of a connection string, with an icon or nothing before it: a cell breaks it wherever it is full. */
const LINK = /^(?:\S{1,2} )?(?:[a-z][a-z\d+]{1,20}:\/{1,2}|(?:Server|Host|Data Source)=)\S+$/i

/** True when `next` is a piece of a link that begins in `run` and goes on to its end. */
function isOfLink(run: readonly Segment[], next: Segment): boolean {
  const at = run.findLastIndex(line => LINK.test(line.text))
  const [head, last] = [run[at], run.at(-1)!]
  const isPiece = ({ text }: Segment) => !text.includes(' ') || (/[=;]/.test(text) && !/ \S* /.test(text))
  return (
    head !== undefined &&
    !next.text.includes('://') &&
    [...run.slice(at + 1), next].every(isPiece) &&
    next.box.y - last.box.y - last.box.height <= MOST_LEADING * head.em &&
    next.box.width <= head.box.width + SLACK * head.em &&
    Math.abs(last.box.x - next.box.x) <= head.em
  )
}

function goesOn(line: string, next: string): boolean {
  return /[-,/(@.]$/.test(line) || (/\d\)?$/.test(line) && /^[\d(]/.test(next))
}

/** Lines of a log, a listing or a program begin alike, or as no sentence goes on. */
function startsAnew(line: string, next: string): boolean {
  const shape = (text: string) =>
    text
      .split(' ')[0]!
      .replace(/\d/g, '9')
      .replace(/[a-f](?=[9a-f-])/gi, '9')
  if (/\d/.test(next.split(' ')[0]!) && shape(line) === shape(next)) return true
  if (!line.includes(' ') && !next.includes(' ') && line.length === next.length) return true
  return /^(?:[A-Z][A-Z0-9_]{2,}=|["'{}[\]#$>+|]|\d{1,4} {1,3}[a-z{]|[\w.]{2,30}:(?: |$))/.test(next)
}

function join(lines: readonly Segment[]): Wrapped {
  let text = ''
  const starts = lines.map(line => {
    const cut = LINK.test(text) || (/[A-Za-z0-9+/=_-]{24,}$/.test(text) && /^[A-Za-z0-9+/=_.-]{8,}/.test(line.text))
    if (text !== '' && !cut) text += ' '
    const start = text.length
    text += line.text
    return start
  })
  return { text, lines, starts }
}
