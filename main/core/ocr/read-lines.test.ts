import { describe, expect, it } from 'vitest'
import type { RawWord } from './engine/tesseract.ts'
import { readLines } from './read-lines.ts'

/** A line of one inked row, so that words have somewhere to be. */
const line = { width: 60, height: 10, data: new Uint8Array(600).fill(0, 240, 300) }
const word = (text: string, confidence: number): RawWord[] => [
  { text, confidence, left: 0, right: 60, symbols: [{ text, left: 0, right: 60 }] },
]
const texts = (lines: readonly (readonly { text: string }[])[]) => lines.map(words => words.map(w => w.text).join(' '))

function tesseractOf(answer: RawWord[]) {
  const asked: string[] = []
  return {
    asked,
    read(lang: string) {
      asked.push(lang)
      return answer
    },
  }
}

describe('readLines', () => {
  it('keeps what the reader is sure of and asks nobody', async () => {
    const tesseract = tesseractOf(word('other', 0.99))
    expect(texts(await readLines({ read: async () => [word('Contacts', 0.95)] }, tesseract, [line], ['eng']))).toEqual([
      'Contacts',
    ])
    expect(tesseract.asked).toEqual([])
  })

  it('asks Tesseract about a weak line, and takes its reading when that is clearly surer', async () => {
    const reader = { read: async () => [word('C0ntaots', 0.4)] }
    expect(texts(await readLines(reader, tesseractOf(word('Contacts', 0.9)), [line], ['eng']))).toEqual(['Contacts'])
    expect(texts(await readLines(reader, tesseractOf(word('Corn', 0.45)), [line], ['eng']))).toEqual(['C0ntaots'])
  })

  it('lets Tesseract read no Latin letters where the reader saw Thai ones', async () => {
    const reader = { read: async () => [word('ค้นหา', 0.4)] }
    expect(texts(await readLines(reader, tesseractOf(word('Aumr', 0.95)), [line], ['eng', 'tha']))).toEqual(['ค้นหา'])
    expect(texts(await readLines(reader, tesseractOf(word('ค้นหา…', 0.95)), [line], ['eng', 'tha']))).toEqual(['ค้นหา…'])
  })

  it('leaves everything to Tesseract where there is no reader, or a language has other signs', async () => {
    const reader = { read: async () => [word('KoHTaKTbl', 0.95)] }
    expect(texts(await readLines(null, tesseractOf(word('Contacts', 0.9)), [line], ['eng']))).toEqual(['Contacts'])
    expect(texts(await readLines(reader, tesseractOf(word('Контакты', 0.9)), [line], ['rus']))).toEqual(['Контакты'])
  })
})
