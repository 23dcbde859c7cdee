import { describe, expect, it } from 'vitest'
import { foundIn } from './testing.ts'

describe('a label over a column', () => {
  it('makes no phone number of words with digits', async () => {
    expect(await foundIn(['Phone', '+1 202 555 0143', 'Order 88-19204', '22 April 2026'], 'PHONE', 24)).toEqual([
      '+1 202 555 0143',
    ])
  })
})
