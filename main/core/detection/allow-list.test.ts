import { describe, expect, it } from 'vitest'
import { allowList } from './allow-list.ts'
import { detectScreenshot } from './detect-screenshot.ts'
import { ocrOf } from './testing.ts'

const allowed = allowList({ allow: ['Mara Quist', 'mara_29', 'mara29@example.com'] })

describe('the allow-list', () => {
  it('knows the owner’s values, as OCR may have read them', () => {
    expect(allowed('Mara Quist', 'PERSON')).toBe(true)
    expect(allowed('mara29©example.com', 'EMAIL')).toBe(true)
    expect(allowed('MQ', 'PERSON')).toBe(true)
  })

  it.each([
    ['mara32@example.com', 'EMAIL'],
    ['mara_28', 'USERNAME'],
    ['Mara Quists', 'PERSON'],
  ] as const)('tells %s from them', (text, category) => {
    expect(allowed(text, category)).toBe(false)
  })

  it('takes initials beside another person’s name for that person’s', async () => {
    const screen = [
      { text: 'MQ', x: 60, y: 100 },
      { text: 'Mirella Quintero', x: 98, y: 100 },
      { text: 'MQ', x: 900, y: 20 },
    ]
    const { detections } = await detectScreenshot(ocrOf(screen), { allow: ['Mara Quist'] })
    expect(detections.filter(({ text }) => text === 'MQ').map(({ box }) => box.x < 100)).toEqual([true])
  })
})
