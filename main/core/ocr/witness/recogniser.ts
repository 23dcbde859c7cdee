import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'
import { decodeCtc, type Emission } from './ctc.ts'
import type { Models } from './models.ts'
import { withSpaces } from './spaces.ts'

/** Height the recogniser reads at. */
const HEIGHT = 48
/** Widths are rounded up to this, so that few shapes occur. */
const WIDTH_STEP = 64
const MOST_WIDTH = 3200
/** Pixels of width in one batch: bounds its memory. */
const BATCH_WIDTH = 6400

/** What was read in a box; `steps` time steps run from its left to `share` of the picture that was read. */
export interface Reading {
  readonly box: Box
  readonly emissions: readonly Emission[]
  /** Pixels of the image that one time step stands for. */
  readonly stepWidth: number
}

interface Crop {
  readonly box: Box
  readonly width: number
  readonly padded: number
}

/** Reads the boxes in batches of similar width. `onBatch` hears how many boxes are done. */
export async function readBoxes(
  models: Models,
  image: RawImage,
  boxes: readonly Box[],
  signal: AbortSignal | undefined,
  onBatch: (done: number) => void,
): Promise<Reading[]> {
  const crops = boxes
    .map(box => {
      const width = Math.max(8, Math.min(MOST_WIDTH, Math.round((box.width / box.height) * HEIGHT)))
      return { box, width, padded: Math.ceil(width / WIDTH_STEP) * WIDTH_STEP }
    })
    .sort((a, b) => a.padded - b.padded)
  const readings: Reading[] = []
  for (let start = 0; start < crops.length; ) {
    signal?.throwIfAborted()
    let end = start + 1
    while (end < crops.length && crops[end]!.padded * (end + 1 - start) <= BATCH_WIDTH) end++
    readings.push(...(await readBatch(models, image, crops.slice(start, end))))
    start = end
    onBatch(end)
  }
  return readings
}

async function readBatch({ runtime, recogniser, alphabet }: Models, image: RawImage, crops: readonly Crop[]) {
  const width = crops.at(-1)!.padded
  const input = new Float32Array(crops.length * 3 * HEIGHT * width)
  crops.forEach((crop, i) => {
    fill(input, i * 3 * HEIGHT * width, width, image, crop)
  })
  const result = await recogniser.run({
    [recogniser.inputNames[0]!]: new runtime.Tensor('float32', input, [crops.length, 3, HEIGHT, width]),
  })
  const output = result[recogniser.outputNames[0]!]!
  const steps = output.dims[1]!
  const scores = output.data as Float32Array
  const length = steps * alphabet.length
  return crops.map((crop, i) => {
    const stepWidth = ((width / steps) * crop.box.width) / crop.width
    const emissions = decodeCtc(scores.subarray(i * length, (i + 1) * length), steps, alphabet)
    return { box: crop.box, emissions: withSpaces(emissions, image, crop.box, stepWidth), stepWidth }
  })
}

/** Bilinear crop to 48 px height, -1 to 1, blue green red planes; the padding stays 0. */
function fill(out: Float32Array, offset: number, stride: number, image: RawImage, { box, width }: Crop): void {
  const plane = HEIGHT * stride
  for (let y = 0; y < HEIGHT; y++) {
    const fromY = Math.min(image.height - 1, Math.max(0, box.y + ((y + 0.5) / HEIGHT) * box.height - 0.5))
    const y0 = Math.floor(fromY)
    const down = fromY - y0
    const row = y0 * image.width
    const below = Math.min(image.height - 1, y0 + 1) * image.width
    for (let x = 0; x < width; x++) {
      const fromX = Math.min(image.width - 1, Math.max(0, box.x + ((x + 0.5) / width) * box.width - 0.5))
      const x0 = Math.floor(fromX)
      const x1 = Math.min(image.width - 1, x0 + 1)
      const right = fromX - x0
      for (let channel = 0; channel < 3; channel++) {
        const c = 2 - channel
        const upper = image.data[(row + x0) * 3 + c]! * (1 - right) + image.data[(row + x1) * 3 + c]! * right
        const lower = image.data[(below + x0) * 3 + c]! * (1 - right) + image.data[(below + x1) * 3 + c]! * right
        out[offset + channel * plane + y * stride + x] = (upper * (1 - down) + lower * down) / 127.5 - 1
      }
    }
  }
}
