import { describe, expect, it } from 'vitest'
import { detectScreenshot } from '../detect-screenshot.ts'
import { ocrOf } from '../testing.ts'

type Line = Parameters<typeof ocrOf>[0][number]
const found = async (lines: readonly Line[], category: string) =>
  (await detectScreenshot(ocrOf(lines), {})).detections
    .filter(detection => detection.category === category)
    .map(detection => detection.text)
/** A label, and beside it the lines of its value. */
const card = (label: string, values: readonly string[]): Line[] => [
  { text: label, x: 60, y: 100 },
  ...values.map((text, i) => ({ text, x: 200, y: 100 + 20 * i })),
]

describe('label-value', () => {
  it('takes all lines of an address in a narrow column', async () => {
    const lines = ['13 Station', 'Road', 'London SW1A', '2BB', 'United', 'Kingdom']
    expect((await found(card('Address', lines), 'ADDRESS')).sort()).toEqual([...lines].sort())
  })

  it('takes the group of a number that had no room', async () => {
    expect(await found(card('Phone', ['+52 55 5688', '9762']), 'PHONE')).toEqual(['+52 55 5688', '9762'])
  })

  it('takes a value that its place cut', async () => {
    expect(await found(card('Email', ['quorvane…']), 'EMAIL')).toEqual(['quorvane…'])
    expect(await found(card('IP address', ['192.0.2…']), 'IP')).toEqual(['192.0.2…'])
    expect(await found(card('IBAN', ['GB88 BWRB 8644 6191 9…']), 'BANK_ACCOUNT')).toEqual(['GB88 BWRB 8644 6191 9…'])
  })

  it('leaves what is no value, or hidden already', async () => {
    expect(await found(card('Phone', ['none']), 'PHONE')).toEqual([])
    expect(await found(card('Card number', ['•••• 4242']), 'CARD')).toEqual([])
    expect(await found(card('Email', ['Not set']), 'EMAIL')).toEqual([])
  })
})
