import { describe, expect, it } from 'vitest'
import type { Steps } from './emissions.ts'
import { wordsOf } from './words.ts'

const ALPHABET = ['', ...' abกีน่ท']
/** One step per sign; "_" is a blank. Every step is one pixel wide. */
function read(steps: string, probability = (_step: number) => 0.9, thai = steps, latin = steps) {
  const classes = (signs: string) => Int32Array.from([...signs], sign => (sign === '_' ? 0 : ALPHABET.indexOf(sign)))
  const said: Steps = {
    best: classes(steps),
    probability: Float32Array.from([...steps], (_, i) => probability(i)),
    thai: classes(thai),
    latin: classes(latin),
  }
  return wordsOf(said, ALPHABET, step => step)
}

describe('wordsOf', () => {
  it('takes a run of one class for one sign, and a blank between two for two', () => {
    expect(read('_aab_b__').map(word => word.text)).toEqual(['abb'])
  })

  it('parts words at spaces, wherever they stand', () => {
    expect(read(' a__ _ b ').map(word => word.text)).toEqual(['a', 'b'])
  })

  it('puts Thai marks with the letter they stand on', () => {
    const [word] = read('ก_ีน_่_')
    expect(word!.text).toBe('กีน่')
    expect(word!.symbols.map(symbol => symbol.text)).toEqual(['กี', 'น่'])
  })

  it('places a sign where it is surest, half way to its neighbours', () => {
    const [word] = read('_aaa__b_', i => (i === 3 ? 0.95 : 0.7))
    expect(word!.symbols.map(({ left, right }) => [left, right])).toEqual([
      [1, 4.5],
      [4.5, 8],
    ])
  })

  it('is as sure of a word as of its least sure sign', () => {
    expect(read('a_b', i => (i === 2 ? 0.4 : 0.99))[0]!.confidence).toBeCloseTo(0.4)
  })

  it('reads letters of another script inside of a word as letters of its own', () => {
    const words = read('_ก_ab_น_', undefined, '_ก_ทท_น_')
    expect(words.map(word => word.text)).toEqual(['กทน'])
    expect(words[0]!.confidence).toBeCloseTo(0.7)
  })

  it('leaves what follows a Thai label alone', () => {
    expect(read('กน_abab ab', undefined, 'กน_ทททท_ทท').map(word => word.text)).toEqual(['กนabab', 'ab'])
  })

  it('takes a doubtful Latin word among Thai ones for Thai', () => {
    const doubtful = (step: number) => (step > 6 ? 0.6 : 0.95)
    expect(read('กีน่กน abab', doubtful, 'กีน่กน ททนก').map(word => word.text)).toEqual(['กีน่กน', 'ทนก'])
    expect(read('กีน่กน abab', () => 0.95, 'กีน่กน ททนก').map(word => word.text)).toEqual(['กีน่กน', 'abab'])
  })
})
