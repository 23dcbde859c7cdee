import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeImage } from '../../imaging/decode.ts'
import { findPieces } from '../lines/index.ts'
import { type LineReader, loadReader } from './reader.ts'

/** The lines found on a screen of small grey text. */
async function linesOf(...texts: readonly string[]) {
  const rows = texts.map((text, i) => `<text x="20" y="${40 + 40 * i}" font-size="13" fill="#57606a">${text}</text>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${60 + 40 * texts.length}" font-family="DejaVu Sans">
    <rect width="640" height="100%" fill="#f6f8fa"/>${rows.join('')}</svg>`
  return findPieces(await decodeImage(await sharp(Buffer.from(svg)).png().toBuffer())).lines
}

describe('the reader', () => {
  let reader: LineReader
  beforeAll(async () => {
    reader = await loadReader()
  })

  it('reads names, addresses and numbers of small text, each in its line', async () => {
    const texts = [
      'Şebnem Kowalczyk-Öztürk',
      'e.lindqvist+billing@harbour.example',
      'DE44 5001 0517 5407 3249 31',
      'ok',
    ]
    const read = await reader.read(await linesOf(...texts))
    expect(read.map(words => words.map(word => word.text).join(' '))).toEqual(texts)
  })

  it('places words and signs on their ink, from left to right', async () => {
    const [line] = await linesOf('Invoice 2041 sent')
    const [words] = await reader.read([line!])
    expect(words!.map(word => word.text)).toEqual(['Invoice', '2041', 'sent'])
    const edges = words!.flatMap(word => word.symbols.flatMap(({ left, right }) => [left, right]))
    expect(edges).toEqual([...edges].sort((a, b) => a - b))
    expect(edges[0]).toBeLessThan(3)
    expect(edges.at(-1)! - line!.width).toBeLessThan(4)
  })

  it('reads nothing where there are no lines', async () => {
    expect(await reader.read([])).toEqual([])
  })
})
