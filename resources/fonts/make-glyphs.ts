/**
 * Cuts the outlines of printable ASCII out of a font file into the JSON that main/core/redaction/glyphs reads, so that
 * style `replace` draws the same letters on every machine. Needed only to change the font:
 *
 *   npm i --no-save opentype.js@2.0.0 @fontsource/inter@5.3.0
 *   node resources/fonts/make-glyphs.ts node_modules/@fontsource/inter/files/inter-latin-400-normal.woff \
 *     main/core/redaction/glyphs/inter-400.json
 */
import { readFile, writeFile } from 'node:fs/promises'

interface Command {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z'
  readonly x?: number
  readonly y?: number
  readonly x1?: number
  readonly y1?: number
  readonly x2?: number
  readonly y2?: number
}
interface Font {
  readonly unitsPerEm: number
  readonly tables: { readonly os2: { readonly sCapHeight: number } }
  charToGlyph(letter: string): {
    readonly advanceWidth: number
    getPath(x: number, y: number, size: number): { readonly commands: readonly Command[] }
  }
}

const [fontFile, outFile] = process.argv.slice(2)
if (!fontFile || !outFile) {
  console.error('usage: make-glyphs.ts FONT.woff OUT.json')
  process.exit(2)
}
const moduleName = 'opentype.js'
const { parse } = ((await import(moduleName)) as { default: { parse(data: ArrayBuffer): Font } }).default
const file = await readFile(fontFile)
const font = parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer)
const glyphs: Record<string, { advance: number; path: string }> = {}
for (let code = 32; code < 127; code++) {
  const letter = String.fromCharCode(code)
  const glyph = font.charToGlyph(letter)
  const path = glyph
    .getPath(0, 0, font.unitsPerEm)
    .commands.map(({ type, x1, y1, x2, y2, x, y }) =>
      [type, ...[x1, y1, x2, y2, x, y].filter(value => value !== undefined).map(Math.round)].join(' '),
    )
    .join(' ')
  glyphs[letter] = { advance: Math.round(glyph.advanceWidth), path }
}
await writeFile(
  outFile,
  `${JSON.stringify({ unitsPerEm: font.unitsPerEm, capHeight: font.tables.os2.sCapHeight, glyphs }, null, 1)}\n`,
)
