import { describe, expect, it } from 'vitest'
import type { GreyImage, RawWord } from './engine/tesseract.ts'
import { LATIN_SCRIPT, readLine } from './read-line.ts'

const ink = { width: 200, height: 10, data: new Uint8Array(2000) }
const word = (text: string, confidence: number): RawWord => ({ text, confidence, left: 8, right: 200, symbols: [] })

/** An engine that answers by language and by how large the line is given. */
function engine(answer: (lang: string, image: GreyImage) => RawWord[]) {
  const asked: string[] = []
  return {
    asked,
    read(lang: string, image: GreyImage) {
      asked.push(`${lang} ${image.height}`)
      return answer(lang, image)
    },
  }
}
const text = (words: readonly { text: string }[]) => words.map(w => w.text).join(' ')

describe('readLine', () => {
  it('asks once when the first reading is sure', () => {
    const tesseract = engine(() => [word('Contacts', 0.95)])
    expect(text(readLine(tesseract, ink, ['eng', 'fra']))).toBe('Contacts')
    expect(tesseract.asked).toHaveLength(1)
  })

  it('reads a weak line with the data of all Latin scripts, larger, and keeps the surer reading', () => {
    const tesseract = engine(lang => (lang === LATIN_SCRIPT ? [word('Şebnem', 0.92)] : [word('Sebnem', 0.7)]))
    expect(text(readLine(tesseract, ink, ['eng']))).toBe('Şebnem')
    expect(tesseract.asked).toEqual(['eng 31', `${LATIN_SCRIPT} 34`])
    const worse = engine(lang => (lang === LATIN_SCRIPT ? [word('f1rst', 0.2)] : [word('first', 0.5)]))
    expect(text(readLine(worse, ink, ['eng']))).toBe('first')
  })

  it('asks the other languages when both are poor', () => {
    const tesseract = engine(lang => (lang === 'deu' ? [word('Straße', 0.9)] : [word('Strahe', 0.4)]))
    expect(text(readLine(tesseract, ink, ['eng', 'deu', 'fra']))).toBe('Straße')
    expect(tesseract.asked.map(asked => asked.split(' ')[0])).toEqual(['eng', LATIN_SCRIPT, 'deu'])
  })

  it('gives way to the language that saw the at sign', () => {
    const tesseract = engine(lang =>
      lang === 'spa' ? [word('pekka.rasanen(Oexample.org', 0.9)] : [word('pekka.rasanen@example.org', 0.7)],
    )
    expect(text(readLine(tesseract, ink, ['spa', 'eng']))).toBe('pekka.rasanen@example.org')
  })

  it('does not look twice at icons', () => {
    const tesseract = engine(() => [word('8', 0.3)])
    readLine(tesseract, { width: 12, height: 10, data: new Uint8Array(120) }, ['eng'])
    expect(tesseract.asked).toHaveLength(1)
  })
})
