import regularFace from './inter-400.json' with { type: 'json' }
import boldFace from './inter-600.json' with { type: 'json' }

/** One letter: how far the pen moves, and its contours as "M x y L x y Q cx cy x y …" in font units, y downward. */
export interface Glyph {
  readonly advance: number
  readonly path: string
}

/** Outlines of printable ASCII, cut from an open font by resources/fonts/make-glyphs.ts, so no font of the machine is used. */
export interface Face {
  readonly unitsPerEm: number
  readonly capHeight: number
  readonly glyphs: Readonly<Record<string, Glyph>>
}

export const REGULAR: Face = regularFace
export const BOLD: Face = boldFace

/** Calls `line` for every edge of the glyph, curves flattened, scaled by (`sx`, `sy`) and moved to (`dx`, `dy`). */
export function forEachEdge(
  glyph: Glyph,
  sx: number,
  sy: number,
  dx: number,
  dy: number,
  line: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  const tokens = tokensOf(glyph)
  // Pieces per curve: an arc of a letter at screen size is a few pixels long.
  const steps = Math.abs(sy) * 2048 < 40 ? 3 : 6
  let at = 0
  let startX = 0
  let startY = 0
  let x = startX
  let y = startY
  const nextX = () => (tokens[at++] as number) * sx + dx
  const nextY = () => (tokens[at++] as number) * sy + dy
  const to = (px: number, py: number) => {
    line(x, y, px, py)
    x = px
    y = py
  }
  while (at < tokens.length) {
    switch (tokens[at++]) {
      case 'M':
        to(startX, startY)
        x = startX = nextX()
        y = startY = nextY()
        break
      case 'L':
        to(nextX(), nextY())
        break
      case 'Q': {
        const [x0, y0, cx, cy, x1, y1] = [x, y, nextX(), nextY(), nextX(), nextY()]
        for (let i = 1; i <= steps; i++) {
          const t = i / steps
          const u = 1 - t
          to(u * u * x0 + 2 * u * t * cx + t * t * x1, u * u * y0 + 2 * u * t * cy + t * t * y1)
        }
        break
      }
      case 'C': {
        const [x0, y0, ax, ay, bx, by, x1, y1] = [x, y, nextX(), nextY(), nextX(), nextY(), nextX(), nextY()]
        for (let i = 1; i <= steps; i++) {
          const t = i / steps
          const u = 1 - t
          to(
            u * u * u * x0 + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * x1,
            u * u * u * y0 + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * y1,
          )
        }
        break
      }
    }
  }
  // Contours are closed here and at each M: coverage needs them to be, fonts leave it open.
  to(startX, startY)
}

/** A glyph's path, split once: the same hundred letters are drawn again and again. */
const parsed = new WeakMap<Glyph, readonly (string | number)[]>()

function tokensOf(glyph: Glyph): readonly (string | number)[] {
  let tokens = parsed.get(glyph)
  if (!tokens) {
    tokens = glyph.path.split(' ').map(token => (/[A-Z]/.test(token) || token === '' ? token : Number(token)))
    parsed.set(glyph, tokens)
  }
  return tokens
}
