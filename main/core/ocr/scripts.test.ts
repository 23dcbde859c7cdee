import { describe, expect, it } from 'vitest'
import type { RawWord } from './engine/tesseract.ts'
import { joinScripts, joinThaiPieces } from './scripts.ts'

const word = (text: string, confidence: number, left: number, right: number): RawWord => ({
  text,
  confidence,
  left,
  right,
  symbols: [...text].map(letter => ({ text: letter, left, right })),
})
const texts = (words: readonly RawWord[]) => words.map(({ text }) => text)

describe('joinScripts', () => {
  it('keeps Latin words that Thai only guesses at', () => {
    const latin = [word('customers', 0.96, 0, 90)]
    const thai = [word('๐', 0.69, 0, 10), word('น', 0.93, 12, 20), word('ร', 0.93, 30, 40), word('๕', 0.79, 50, 60)]
    expect(texts(joinScripts(thai, latin, 20))).toEqual(['customers'])
  })

  it('takes Thai where the Latin reading is a guess, even a sure one', () => {
    const latin = [word('is', 0.93, 0, 15), word('ASws', 0.93, 20, 60), word('paid', 0.96, 70, 110)]
    const thai = [word('ศิ', 0.97, 20, 30), word('ริ', 0.96, 31, 44), word('พร', 0.97, 45, 60)]
    expect(texts(joinScripts(thai, latin, 20))).toEqual(['is', 'ศิริพร', 'paid'])
  })

  it('asks less of Thai on a line that is not Latin at all', () => {
    const latin = [word('sssusaAu', 0.19, 0, 80)]
    const thai = [word('ธรรม', 0.8, 0, 40), word('รักษ์', 0.75, 41, 80)]
    expect(texts(joinScripts(thai, latin, 20))).toEqual(['ธรรมรักษ์'])
    const sentence = [word('Which', 0.16, 0, 40), word('plans', 0.95, 45, 90), word('churned', 0.95, 95, 160)]
    const guess = [word('เพ', 0.77, 0, 20), word('ต!', 0.62, 21, 40)]
    expect(texts(joinScripts(guess, sentence, 20))).toEqual(['Which', 'plans', 'churned'])
  })

  it('adds Thai that stands beside all Latin words', () => {
    expect(texts(joinScripts([word('คุณ', 0.95, 0, 30)], [word('Jane', 0.95, 40, 90)], 20))).toEqual(['คุณ', 'Jane'])
  })
})

describe('joinThaiPieces', () => {
  it('joins pieces without a gap, and marks always', () => {
    const pieces = [word('ป', 0.9, 0, 10), word('ี', 0.9, 6, 10), word('ย', 0.9, 11, 20), word('ะ', 0.9, 21, 28)]
    expect(texts(joinThaiPieces([...pieces, word('พร', 0.9, 40, 60)], 30))).toEqual(['ปียะ', 'พร'])
  })

  it('leaves Latin words alone', () => {
    expect(texts(joinThaiPieces([word('คุณ', 0.9, 0, 30), word('Jane', 0.9, 31, 70)], 30))).toEqual(['คุณ', 'Jane'])
  })
})
