/**
 * Prints the peak memory that one 4K picture, its redaction and its encoding add to a warm process, as one line of JSON.
 * Run with --expose-gc. RSS is sampled between the event loop's turns while libvips encodes: the renderer's own buffers
 * live until then, so the peak falls into that time.
 */
import { renderRedaction } from '../../main/core/redaction/render.ts'
import { canvas } from '../../main/core/redaction/testing.ts'
import type { RenderRegion } from '../../main/core/redaction/types.ts'
import { BOXES, drawnPage } from './page.ts'

const regions: RenderRegion[] = BOXES.map(box => ({ box, category: 'PERSON', style: 'blur' }))
// Warm: modules, compiled code, libvips' threads and small buffers are there before the measurement.
const small = drawnPage(640, 480)
for (let i = 0; i < 5; i++) {
  await renderRedaction(small, [{ ...regions[0]!, box: { x: 20, y: 20, width: 90, height: 20 } }], { seed: i })
}
await renderRedaction(canvas(64, 64), [], { seed: 1 })
globalThis.gc?.()
const before = process.memoryUsage.rss()
const image = drawnPage()
globalThis.gc?.()
let peak = process.memoryUsage.rss()
let running = true
const sample = () => {
  peak = Math.max(peak, process.memoryUsage.rss())
  if (running) setImmediate(sample)
}
sample()
const { bytes } = await renderRedaction(image, regions, { seed: 7 })
running = false
console.log(JSON.stringify({ rawBytes: image.data.length, peakBytes: peak - before, fileBytes: bytes.length }))
