import { describe, expect, it } from 'vitest'
import { foundIn } from '../testing.ts'

describe('a column of birth dates', () => {
  it('is known by its years, also where the months were misread', async () => {
    const thai = ['12 u.a. 2488', '3 ii.A. 2521', '27 n.w. 2540', '9 we. 2503']
    expect(await foundIn(thai, 'DATE_OF_BIRTH')).toEqual(thai)
    expect(await foundIn(['12/03/1984', '04/11/1958', '30/06/1971'], 'DATE_OF_BIRTH')).toHaveLength(3)
  })

  it('is not one of near years', async () => {
    expect(await foundIn(['12 u.a. 2567', '3 ii.A. 2568', '27 n.w. 2569'], 'DATE_OF_BIRTH')).toEqual([])
  })
})
