import { describe, expect, it } from 'vitest'
import { detectScreenshot } from './detect-screenshot.ts'
import { ocrOf } from './testing.ts'

const phones = async (texts: readonly string[]) =>
  (await detectScreenshot(ocrOf(texts.map((text, i) => ({ text, x: 60, y: 100 + 24 * i }))), {})).detections
    .filter(detection => detection.category === 'PHONE')
    .map(detection => detection.text)

describe('a label over a column', () => {
  it('makes no phone number of words with digits', async () => {
    expect(await phones(['Phone', '+1 202 555 0143', 'Order 88-19204', '22 April 2026'])).toEqual(['+1 202 555 0143'])
  })
})
