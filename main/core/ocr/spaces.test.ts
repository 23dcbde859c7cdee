import { describe, expect, it } from 'vitest'
import type { ReadWord } from './reading.ts'
import { mendSpaces } from './spaces.ts'

/** Widths of ink by letter; the advance is given. */
const NARROW = 'il.:-/'

/** Words of a line as read: `|` is a space that the reading saw and the line hasn't, a blank one that it has. */
function lineOf(text: string, advance: (character: string) => number): ReadWord[] {
  const words: ReadWord[] = []
  let x = 0
  for (const part of text.split(/(?=[ |])/)) {
    if (part.startsWith(' ')) x += advance(' ')
    const symbols = [...part.replace(/^[ |]/, '')].map(character => {
      const width = NARROW.includes(character) ? 2 : 6
      const box = { x: x + (advance(character) - width) / 2, y: 0, width, height: 10 }
      x += advance(character)
      return { text: character, box }
    })
    const [first, last] = [symbols[0]!.box, symbols.at(-1)!.box]
    const box = { x: first.x, y: 0, width: last.x + last.width - first.x, height: 10 }
    words.push({ text: symbols.map(s => s.text).join(''), confidence: 0.7, box, symbols })
  }
  return words
}

const fixed = () => 7
const proportional = (character: string) => (character === ' ' ? 4 : NARROW.includes(character) ? 3 : 7)
const textsOf = (words: readonly ReadWord[]) => words.map(({ text }) => text)

describe('mendSpaces', () => {
  it('joins what false spaces cut apart, and keeps the real ones', () => {
    const words = mendSpaces(lineOf('curl https:|//files|.example.org/list --key', fixed))
    expect(textsOf(words)).toEqual(['curl', 'https://files.example.org/list', '--key'])
    expect(words[1]!.symbols).toHaveLength('https://files.example.org/list'.length)
    expect(words[1]!.box).toMatchObject({ y: 0, height: 10 })
  })

  it('joins over a sign that was not read', () => {
    const words = lineOf('deploy.token_live.till', fixed)
    const symbols = words[0]!.symbols
    const part = (from: number, to: number, right: number): ReadWord => ({
      text: symbols
        .slice(from, to)
        .map(s => s.text)
        .join(''),
      confidence: 0.6,
      box: { x: symbols[from]!.box.x, y: 0, width: right - symbols[from]!.box.x, height: 10 },
      symbols: symbols.slice(from, to),
    })
    // The underscore's ink belongs to the word before it, though no symbol stands for it.
    const read = [part(0, 12, symbols[13]!.box.x - 1), part(13, 22, symbols[21]!.box.x + 6)]
    expect(textsOf(mendSpaces(read))).toEqual(['deploy.tokenlive.till'])
  })

  it('leaves text of other fonts as it is', () => {
    const words = lineOf('Ella: il tiene 14 - 15 litri', proportional)
    expect(mendSpaces(words)).toEqual(words)
  })

  it('parts digits and words where the white between them is a space', () => {
    const spaced = lineOf('Billing Sep 14 93 374 75 77', proportional)
    const [first, last] = [spaced[0]!, spaced.at(-1)!]
    const lost: ReadWord = {
      text: textsOf(spaced).join(''),
      confidence: 0.9,
      box: { ...first.box, width: last.box.x + last.box.width - first.box.x },
      symbols: spaced.flatMap(({ symbols }) => symbols),
    }
    expect(textsOf(mendSpaces([lost]))).toEqual(['Billing', 'Sep', '14', '93', '374', '75', '77'])
  })

  it('keeps letter-spaced headings whole', () => {
    const words = lineOf('CONTACTS', () => 12)
    expect(mendSpaces(words)).toEqual(words)
  })

  it('knows no pitch in a few digits', () => {
    const words = lineOf('98175|95288', fixed)
    expect(mendSpaces(words)).toEqual(words)
  })

  it('brings back a space before a mention and after the end of a sentence', () => {
    const spaced = lineOf('ask @kwame now. Thanks', proportional)
    const symbols = spaced.flatMap(word => word.symbols)
    const lost: ReadWord = { ...spaced[0]!, text: symbols.map(({ text }) => text).join(''), symbols }
    expect(textsOf(mendSpaces([lost]))).toEqual(['ask', '@kwame', 'now.', 'Thanks'])
  })
})
