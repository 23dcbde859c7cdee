import { describe, expect, it } from 'vitest'
import { isRowLabel, labelKind } from '../detection/labels/vocabulary.ts'
import { ocrOf } from '../detection/testing.ts'
import { layOut } from './index.ts'

/** What the labels of a screen name: the value's text, the label's kind and the way between them. */
function named(lines: Parameters<typeof ocrOf>[0]) {
  const { segments, labels } = layOut(ocrOf(lines), labelKind, isRowLabel)
  return segments.flatMap((segment, i) => labels[i]!.map(({ kind, way }) => `${kind} ${way}: ${segment.text}`))
}

describe('labels', () => {
  const header = [
    { text: 'Invoice', x: 60, y: 100 },
    { text: 'Customer', x: 300, y: 100 },
    { text: 'Note', x: 600, y: 100 },
  ]

  it('name the cells under a header', () => {
    const found = named([
      ...header,
      { text: '2041', x: 60, y: 130 },
      { text: 'Qwerth Zimbalo', x: 300, y: 130 },
      { text: 'paid', x: 600, y: 130 },
    ])
    expect(found).toContain('person column: Qwerth Zimbalo')
  })

  it('with a colon name what stands beside them, inside a table too', () => {
    const found = named([
      ...header,
      { text: '2041', x: 60, y: 130 },
      { text: 'Email:', x: 300, y: 130 },
      { text: 'someone', x: 380, y: 130 },
    ])
    expect(found.some(link => link === 'email beside: someone')).toBe(true)
  })

  it('with a colon head no column, however many stand beside them', () => {
    const found = named([
      { text: 'Chester', x: 60, y: 100 },
      { text: 'First name:', x: 300, y: 100 },
      { text: 'Yevon', x: 450, y: 100 },
      { text: 'Athlem', x: 60, y: 130 },
      { text: 'Birth date:', x: 300, y: 130 },
      { text: '1989-03-26', x: 450, y: 130 },
    ])
    expect(found).toContain('date-of-birth beside: 1989-03-26')
  })

  it('name what a word in brackets or two words with a slash call it', () => {
    expect(['Né(e) le', 'DNI/NIE:', 'Forename', 'main(args)'].map(labelKind)).toEqual([
      'date-of-birth',
      'national-id',
      'person',
      undefined,
    ])
  })
})
