import { expect, test } from 'vitest'
import type { OcrResult } from '../ocr/types.ts'
import { allowedPlaces } from './allowed-places.ts'

function reading(...lines: readonly (readonly string[])[]): OcrResult {
  const words = lines.flatMap((texts, line) =>
    texts.map((text, at) => ({
      text,
      line,
      confidence: 0.9,
      symbols: [],
      box: { x: 100 * at, y: 40 * line, width: 80, height: 20 },
    })),
  )
  const indices = lines.map((_texts, line) => words.flatMap((word, at) => (word.line === line ? [at] : [])))
  return {
    width: 1000,
    height: 400,
    words,
    lines: indices.map((ids, line) => ({
      box: { x: 0, y: 40 * line, width: 1000, height: 20 },
      words: ids,
      background: 0xffffff,
      foreground: 0,
    })),
    unread: [],
    failures: [],
    engine: 'test',
    ocrMs: 0,
  }
}

const OWNER = ['Theo Marchetti', 'tmarchetti', 'theo@example.com']

test('the owner’s name is one place, the username another, whatever stands round them', () => {
  const ocr = reading(['Assigned', 'to', 'Theo', 'Marchetti,', 'today'], ['(@tmarchetti)'])
  expect(allowedPlaces(ocr, OWNER)).toEqual([
    { x: 200, y: 0, width: 180, height: 20 },
    { x: 0, y: 40, width: 80, height: 20 },
  ])
})

test('names of others, and names that merely begin the same, are no such place', () => {
  expect(allowedPlaces(reading(['Theodora', 'Marchettini'], ['Wendy', 'Marlowe', '@']), OWNER)).toEqual([])
  expect(allowedPlaces(reading(['Theo']), [])).toEqual([])
})
