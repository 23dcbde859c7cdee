import { availableParallelism } from 'node:os'
import type { Box } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import type { OcrPool, OcrResult, TextLine, Word } from './types.ts'
import { type Emission, wordsOf } from './witness/ctc.ts'
import { findText } from './witness/detector.ts'
import { loadModels, type Models } from './witness/models.ts'
import { type Reading, readBoxes } from './witness/recogniser.ts'

/**
 * A second engine that shares nothing with the first: PP-OCR's own text detection and recognition. It verifies redacted
 * files, and reads again what the first engine was not sure of. Its models know Latin script and Chinese; `langs` is ignored.
 */
export interface Witness extends OcrPool {
  /** Reads only these places, each as one line of text; boxes in image pixels, with a little ground around the ink. */
  readPlaces(image: RawImage, places: readonly Box[], signal?: AbortSignal): Promise<OcrResult>
}

/** Why there is no second engine on this machine. */
export class WitnessUnavailable extends Error {
  constructor() {
    super('The second OCR engine is not available on this platform')
    this.name = 'WitnessUnavailable'
  }
}

const MOST_THREADS = 4

/** Loads the second engine. Rejects with WitnessUnavailable where its runtime or its models cannot be loaded. */
export async function createWitness(options: { readonly threads?: number } = {}): Promise<Witness> {
  const threads = options.threads ?? Math.min(MOST_THREADS, availableParallelism())
  const models = await loadModels(threads).catch(() => {
    throw new WitnessUnavailable()
  })
  // One picture at a time: the runtime uses all threads for it anyway.
  let turn: Promise<unknown> = Promise.resolve()
  const queue = (task: () => Promise<OcrResult>): Promise<OcrResult> => {
    const mine = turn.then(task)
    turn = mine.catch(() => {})
    return mine
  }
  return {
    recognize: (image, { signal, onProgress }) =>
      queue(() => read(models, image, () => findText(models, image), signal, onProgress)),
    readPlaces: (image, places, signal) => queue(() => read(models, image, () => places, signal)),
    async close() {
      await turn
      await Promise.all([models.detector.release(), models.recogniser.release()])
    },
  }
}

async function read(
  models: Models,
  image: RawImage,
  find: () => readonly Box[] | Promise<readonly Box[]>,
  signal?: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<OcrResult> {
  signal?.throwIfAborted()
  const startedAt = performance.now()
  const failures: string[] = []
  let readings: Reading[] = []
  try {
    const boxes = await find()
    readings = await readBoxes(models, image, boxes, signal, done => onProgress?.(done / boxes.length))
  } catch {
    signal?.throwIfAborted()
    failures.push('witness-failed')
  }
  return {
    width: image.width,
    height: image.height,
    ...wordsAndLines(readings),
    unread: [],
    failures,
    engine: 'PP-OCRv4 onnxruntime 1.30.0',
    ocrMs: performance.now() - startedAt,
  }
}

/** Boxes are as high as the detected line, and as wide as the time steps of their characters. */
function wordsAndLines(readings: readonly Reading[]): { words: Word[]; lines: TextLine[] } {
  const words: Word[] = []
  const lines: TextLine[] = []
  const ordered = [...readings].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  for (const { box, emissions, stepWidth } of ordered) {
    const split = wordsOf(emissions)
    if (split.length === 0) continue
    const edges = edgesOf(emissions, box, stepWidth)
    let index = 0
    const indices = split.map(emissions => {
      const symbols = emissions.map(({ text }) => {
        const { left, right } = edges[index++]!
        return { text, box: { x: left, y: box.y, width: Math.max(1, right - left), height: box.height } }
      })
      const right = symbols.at(-1)!.box
      words.push({
        text: emissions.map(emission => emission.text).join(''),
        box: { ...symbols[0]!.box, width: right.x + right.width - symbols[0]!.box.x },
        confidence: emissions.reduce((sum, emission) => sum + emission.probability, 0) / emissions.length,
        line: lines.length,
        symbols,
      })
      return words.length - 1
    })
    lines.push({ box, words: indices, background: 0xffffff, foreground: 0x000000 })
  }
  return { words, lines }
}

/**
 * Left and right of every character that is no space: half way to its neighbours, up to the background of a space, and the
 * outer ones as far as two time steps or the box.
 */
function edgesOf(emissions: readonly Emission[], box: Box, stepWidth: number): { left: number; right: number }[] {
  const centre = (emission: Emission) => box.x + (emission.step + 0.5) * stepWidth
  return emissions.flatMap((emission, i) => {
    if (emission.text.trim() === '') return []
    const before = emissions[i - 1]
    const after = emissions[i + 1]
    const left = before
      ? before.blank
        ? box.x + before.blank.to
        : (centre(before) + centre(emission)) / 2
      : Math.max(box.x, centre(emission) - stepWidth * 2)
    const right = after
      ? after.blank
        ? box.x + after.blank.from
        : (centre(after) + centre(emission)) / 2
      : Math.min(box.x + box.width, centre(emission) + stepWidth * 2)
    return [{ left, right }]
  })
}
