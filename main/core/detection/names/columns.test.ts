import { describe, expect, it } from 'vitest'
import { foundIn } from '../testing.ts'

describe('a column of names', () => {
  it('knows its cells by their neighbours, words of a language too', async () => {
    const cells = [
      'Taras Pavlenko',
      'Lisandro Galindo',
      'Teresinha Fonseca',
      'Harbour Quillwen',
      'Dimitrios Stathopoulos',
    ]
    expect(await foundIn(cells, 'PERSON')).toEqual(cells)
  })

  it('holds no company and no word by itself', async () => {
    const people = ['Taras Pavlenko', 'Lisandro Galindo', 'Teresinha Fonseca', 'Dimitrios Stathopoulos']
    expect(await foundIn([...people, 'Northwind GmbH', 'Unassigned'], 'PERSON')).toEqual(people)
  })

  it('of given names alone is one, though many are words', async () => {
    const cells = ['Oliver', 'Peggy', 'Winifred', 'Agnieszka', 'Grace', 'Saskia', 'Anselmo']
    expect(await foundIn(cells, 'PERSON')).toEqual(cells)
  })
})
