import { describe, expect, it } from 'vitest'
import { detectScreenshot } from '../detect-screenshot.ts'
import { ocrOf } from '../testing.ts'

const column = (x: number, texts: readonly string[]) => texts.map((text, i) => ({ text, x, y: 100 + 30 * i }))
const found = async (texts: readonly string[], category: string) =>
  (await detectScreenshot(ocrOf(column(60, texts)), {})).detections
    .filter(detection => detection.category === category)
    .map(detection => detection.text)

describe('column-kin', () => {
  it('takes a misread cell for what its column holds', async () => {
    const accounts = [
      'DE89370400440532013000',
      'FR1420041010050500013M02606',
      'GB29NWBK60161331926819',
      '1E®9A1BK93115212345678',
    ]
    expect(await found(accounts, 'BANK_ACCOUNT')).toContain(accounts[3])
  })

  it('takes a word among handles and addresses for a user name', async () => {
    const cells = ['mara.quist@example.org', '@jo_lund', 'brelemymm', 'tove.aas@example.com', 'ina@example.org']
    expect(await found(cells, 'USERNAME')).toEqual(['@jo_lund', 'brelemymm'])
  })

  it('leaves ordinary words, headings and columns of other things alone', async () => {
    const cells = ['mara.quist@example.org', 'Analytics', 'settings', 'jo_lund@example.net', 'tove.aas@example.com']
    expect(await found(cells, 'USERNAME')).toEqual([])
    expect(await found(['8f41c2a', '77b0e19', 'a91cc03', '5d2ef77'], 'SECRET')).toEqual([])
  })
})
