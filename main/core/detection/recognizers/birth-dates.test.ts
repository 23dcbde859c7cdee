import { describe, expect, it } from 'vitest'
import { detectScreenshot } from '../detect-screenshot.ts'
import { ocrOf } from '../testing.ts'

const found = async (texts: readonly string[]) =>
  (await detectScreenshot(ocrOf(texts.map((text, i) => ({ text, x: 60, y: 100 + 30 * i }))), {})).detections
    .filter(detection => detection.category === 'DATE_OF_BIRTH')
    .map(detection => detection.text)

describe('a column of birth dates', () => {
  it('is known by its years, also where the months were misread', async () => {
    const thai = ['12 u.a. 2488', '3 ii.A. 2521', '27 n.w. 2540', '9 we. 2503']
    expect(await found(thai)).toEqual(thai)
    expect(await found(['12/03/1984', '04/11/1958', '30/06/1971'])).toHaveLength(3)
  })

  it('is not one of near years', async () => {
    expect(await found(['12 u.a. 2567', '3 ii.A. 2568', '27 n.w. 2569'])).toEqual([])
  })
})
