import { describe, expect, it } from 'vitest'
import type { ReadWord } from './reading.ts'
import { mendSigns } from './signs.ts'

function word(text: string, firstHeight = 10): ReadWord {
  const symbols = [...text].map((sign, i) => ({
    text: sign,
    box: { x: i * 7, y: 0, width: 6, height: i === 0 ? firstHeight : 10 },
  }))
  return { text, confidence: 0.8, box: { x: 0, y: 0, width: text.length * 7, height: 10 }, symbols }
}

const mend = (text: string, langs = ['eng'], firstHeight?: number) => mendSigns([word(text, firstHeight)], langs)[0]!

describe('mendSigns', () => {
  it('reads digits in hexadecimal notation', () => {
    expect(mend('2OacldbfO9').text).toBe('20ac1dbf09')
    expect(mend('node-22efaldc').text).toBe('node-22efa1dc')
    expect(mend('487097de-Obdf-423c-474b-34aldOccb7fl').text).toBe('487097de-0bdf-423c-474b-34a1d0ccb7f1')
    expect(mend('2OacldbfO9').symbols.map(({ text }) => text)).toEqual([...'20ac1dbf09'])
  })

  it('leaves words, short codes and other keys alone', () => {
    for (const text of [
      'faceless',
      'Oldfield',
      'decade',
      'flO4',
      'NNNlgHvOR4UkupIC5',
      'lall',
      'llamada',
      'lista',
      'lloyd',
    ])
      expect(mend(text).text).toBe(text)
  })

  it('keeps one script in a word', () => {
    expect(mend('Kuทsalnell').text).toBe('Kunsalnell')
    expect(mend('อินnรสม').text).toBe('อินทรสม')
    expect(mend('นA').text).toBe('นA')
  })

  it('puts capitals with marks and elisions right', () => {
    expect(mend('ĺñigo').text).toBe('Íñigo')
    expect(mend('ľÉglise').text).toBe('l’Église')
    expect(mend('ľudia').text).toBe('ľudia')
    expect(mend('0stergaard').text).toBe('Østergaard')
  })

  it('puts first signs right', () => {
    expect(mend('$08544204').text).toBe('SO8544204')
    expect(mend('@1:10:15.909').text).toBe('01:10:15.909')
    expect(mend('lvanov').text).toBe('Ivanov')
    expect(mend('lldikó').text).toBe('Ildikó')
    for (const text of ['$0.85', '$1,203', '@12:30', '@1team']) expect(mend(text).text).toBe(text)
  })

  it('reads zeros where a clock or a calendar has no other digit', () => {
    expect(mend('11:57:61').text).toBe('11:57:01')
    expect(mend('01:81:64.664').text).toBe('01:01:04.664')
    expect(mend('2026-83-61T10:62:12Z').text).toBe('2026-03-01T10:02:12Z')
    for (const text of ['2001:db8:6a:68', '192.0.2.66:8080', '10:05:59', '2026-12-31', '4711-83-61', '60:61'])
      expect(mend(text).text).toBe(text)
  })

  it('knows the baht by its height, where Thai is read', () => {
    expect(mend('B1,535.50', ['eng', 'tha'], 12).text).toBe('฿1,535.50')
    expect(mend('8202.60', ['eng', 'tha'], 12).text).toBe('฿202.60')
    expect(mend('8202.60', ['eng', 'tha'], 10).text).toBe('8202.60')
    expect(mend('8202.60', ['eng'], 12).text).toBe('8202.60')
  })
})
