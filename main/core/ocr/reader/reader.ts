import { readFile } from 'node:fs/promises'
import type { InferenceSession } from 'onnxruntime-node'
import { resourcePath } from '../../resource-path.ts'
import type { RawWord } from '../engine/tesseract.ts'
import type { LineInk } from '../lines/crop.ts'
import type { Steps } from './emissions.ts'
import { HEIGHT, type LineImage, SIDE, toLineImage } from './line-image.ts'
import { partsOf } from './parts.ts'
import { wordsOf } from './words.ts'

type Line = Pick<LineInk, 'width' | 'height' | 'data'>

/** Widths are rounded up to this, so that few shapes occur. */
const WIDTH_STEP = 32
/** Pixels of width in one batch: its layers stay in the processor's cache. */
const BATCH_WIDTH = 3000
const WARM_WIDTH = 512
/** One time step stands for this many pixels. */
const STRIDE = 2

/** The desk's own recogniser for lines of screen text, in Latin and Thai script; one per worker thread. */
export interface LineReader {
  /** Reads lines; the words' places are in pixels of their line. */
  read(lines: readonly Line[]): Promise<RawWord[][]>
}

/**
 * Loads the network (resources/ocr/README.md says where it comes from). Rejects where the runtime has no binary for this
 * platform; Tesseract reads everything then.
 */
export async function loadReader(): Promise<LineReader> {
  const runtime = await import('onnxruntime-node')
  const [model, signs] = await Promise.all([
    readFile(resourcePath('resources/ocr/reader.onnx')),
    readFile(resourcePath('resources/ocr/reader.json'), 'utf8'),
  ])
  const alphabet = ['', ...(JSON.parse(signs) as string[])]
  const options: InferenceSession.SessionOptions = { intraOpNumThreads: 1, logSeverityLevel: 3 }
  const session = await runtime.InferenceSession.create(model, options)
  const run = async (batch: readonly LineImage[], width: number) => {
    const ink = new Uint8Array(batch.length * HEIGHT * width)
    batch.forEach((image, i) => {
      for (let y = 0; y < HEIGHT; y++)
        ink.set(image.data.subarray(y * image.width, (y + 1) * image.width), (i * HEIGHT + y) * width)
    })
    const result = await session.run({ ink: new runtime.Tensor('uint8', ink, [batch.length, 1, HEIGHT, width]) })
    ink.fill(0)
    const classes = (name: string) => result[name]!.data as Int32Array
    return {
      best: classes('best'),
      probability: result.probability!.data as Float32Array,
      thai: classes('thai'),
      latin: classes('latin'),
    }
  }
  // The first run is slow, whatever it reads.
  await run([{ width: WARM_WIDTH, data: new Uint8Array(WARM_WIDTH * HEIGHT), scale: 1 }], WARM_WIDTH)
  return {
    async read(lines) {
      const words: RawWord[][] = lines.map(() => [])
      const images = lines
        .flatMap((line, index) => partsOf(line).map(part => ({ index, left: part.left, image: toLineImage(part) })))
        .sort((a, b) => a.image.width - b.image.width)
      for (let start = 0; start < images.length; ) {
        let end = start + 1
        while (end < images.length && (end + 1 - start) * images[end]!.image.width <= BATCH_WIDTH) end++
        const batch = images.slice(start, end)
        const width = Math.ceil(batch.at(-1)!.image.width / WIDTH_STEP) * WIDTH_STEP
        const length = width / STRIDE
        const read = await run(
          batch.map(({ image }) => image),
          width,
        )
        batch.forEach(({ index, left, image }, i) => {
          const at = (step: number) => left + (step * STRIDE + 0.5 - SIDE) / image.scale
          const own = [i * length, i * length + Math.ceil(image.width / STRIDE)] as const
          const steps: Steps = {
            best: read.best.subarray(...own),
            probability: read.probability.subarray(...own),
            thai: read.thai.subarray(...own),
            latin: read.latin.subarray(...own),
          }
          words[index]!.push(...wordsOf(steps, alphabet, at))
        })
        start = end
      }
      for (const { image } of images) image.data.fill(0)
      return words.map(line => line.sort((a, b) => a.left - b.left))
    },
  }
}
