import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { RawImage } from '../../imaging/image.ts'
import { Budget } from '../budget.ts'
import { toRgba } from '../pixels.ts'
import type { BoxCandidate, Recognizer } from './recognizer.ts'

const MOST_CODES = 40

let ready: Promise<unknown> | undefined

/** Loads the reader's WebAssembly from the package on disk: never from a network. */
export function prepareCodeReader(): Promise<unknown> {
  ready ??= (async () => {
    const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
    return prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true })
  })()
  return ready
}

const readings = new WeakMap<RawImage, Promise<readonly ReadResult[]>>()

/**
 * Codes need no text: whoever has a picture begins with them while it is read. The reading is kept as long as the picture, a
 * failed one is not. Rejects with BudgetExceeded for a picture that is too large to be searched.
 */
export function readCodes(image: RawImage, budget = new Budget('code')): Promise<readonly ReadResult[]> {
  const known = readings.get(image)
  if (known) return known
  const reading = search(image, budget)
  readings.set(image, reading)
  reading.catch(() => readings.delete(image))
  return reading
}

async function search(image: RawImage, budget: Budget): Promise<readonly ReadResult[]> {
  budget.spend(image.width * image.height)
  await prepareCodeReader()
  return readBarcodes(toRgba(image), OPTIONS)
}

const OPTIONS: ReaderOptions = {
  tryHarder: true,
  tryRotate: false,
  tryInvert: true,
  tryDownscale: true,
  maxNumberOfSymbols: MOST_CODES,
  // One-dimensional codes of few bars show up by chance in tables and charts.
  formats: ['QRCode', 'MicroQRCode', 'DataMatrix', 'Aztec', 'PDF417', 'Code128', 'EAN-13', 'UPC-A', 'Code39', 'ITF'],
}

/** QR codes and barcodes (zxing): whatever they hold, a camera reads it from the screen. */
export const code: Recognizer = {
  name: 'code',
  kind: 'visual',
  async find({ image }, budget) {
    if (!image) return []
    const found = await readCodes(image, budget)
    return found
      .filter(symbol => symbol.isValid)
      .map((symbol): BoxCandidate => {
        const corners = [
          symbol.position.topLeft,
          symbol.position.topRight,
          symbol.position.bottomLeft,
          symbol.position.bottomRight,
        ]
        const x = Math.min(...corners.map(p => p.x))
        const y = Math.min(...corners.map(p => p.y))
        const right = Math.max(...corners.map(p => p.x))
        const bottom = Math.max(...corners.map(p => p.y))
        // The corners are centres of modules, sometimes of the finder patterns: a few modules more on each side, and a fair margin for bars that stand taller.
        const pad = Math.max(4, 0.24 * Math.max(right - x, bottom - y))
        const linear = bottom - y < 0.15 * (right - x)
        const padY = linear ? Math.max(pad, 0.2 * (right - x)) : pad
        return {
          box: { x: x - pad, y: y - padY, width: right - x + 2 * pad, height: bottom - y + 2 * padY },
          category: 'CODE',
          score: 0.97,
          text: symbol.text,
        }
      })
  },
}
