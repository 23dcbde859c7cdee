import sharp from 'sharp'
import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { Models } from './models.ts'
import { probabilityBoxes } from './probability-boxes.ts'

/** The longest side the detector sees; the models were made for 960, screens need more. */
const LONGEST_SIDE = 1920
/** The network halves its input five times. */
const STEP = 32
/** Mean and deviation of ImageNet's channels, in the order the model was trained with (blue, green, red). */
const MEAN = [0.485, 0.456, 0.406] as const
const DEVIATION = [0.229, 0.224, 0.225] as const

/** Finds text on a picture: boxes in its own pixels. */
export async function findText(models: Models, image: RawImage): Promise<Box[]> {
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const width = Math.max(STEP, Math.round((image.width * shrink) / STEP) * STEP)
  const height = Math.max(STEP, Math.round((image.height * shrink) / STEP) * STEP)
  const pixels = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer()
  const area = width * height
  const input = new Float32Array(3 * area)
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / 255 / DEVIATION[channel]!
    const shift = MEAN[channel]! / DEVIATION[channel]!
    for (let i = 0, from = 2 - channel, to = channel * area; i < area; i++, from += 3, to++)
      input[to] = pixels[from]! * scale - shift
  }
  const { detector, runtime } = models
  const result = await detector.run({
    [detector.inputNames[0]!]: new runtime.Tensor('float32', input, [1, 3, height, width]),
  })
  const map = result[detector.outputNames[0]!]!.data as Float32Array
  const across = image.width / width
  const down = image.height / height
  return probabilityBoxes(map, width, height).map(box => ({
    x: box.x * across,
    y: box.y * down,
    width: box.width * across,
    height: box.height * down,
  }))
}
