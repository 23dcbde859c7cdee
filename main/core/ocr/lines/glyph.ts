/** A shape that may be a letter, several touching letters, a dot or an accent, with the ground it stands on. */
export interface Glyph {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** The flat shape around it. */
  readonly ground: number
  /** True for what fills most of a square: a photo, an icon's tile; strokes of letters fill less. */
  readonly solid?: boolean
}

/** The largest channel difference of two 0xRRGGBB colours, 0 to 255. */
export function colourDistance(a: number, b: number): number {
  return Math.max(
    Math.abs((a >> 16) - (b >> 16)),
    Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)),
    Math.abs((a & 255) - (b & 255)),
  )
}
