import type { RawWord } from '../engine/tesseract.ts'
import { amongThai, emissionsOf, inOneScript, type Steps } from './emissions.ts'

/** Thai vowels and marks above and below a consonant: they share its place. */
const MARK = /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]$/

/**
 * The words in what the network says of each time step. A word is as sure as its least sure sign; a sign reaches half way to
 * its neighbours.
 *
 * @param at the middle of a step, in pixels of the line
 */
export function wordsOf(steps: Steps, alphabet: readonly string[], at: (step: number) => number): RawWord[] {
  const first = emissionsOf(steps.best, steps.probability, alphabet)
  const emissions = amongThai(inOneScript(first, steps, alphabet), steps, alphabet)
  const places = emissions.map(({ step }) => at(step))
  const half = (at(1) - at(0)) * 2
  const words: {
    text: string
    confidence: number
    left: number
    right: number
    symbols: RawWord['symbols'][number][]
  }[] = []
  let open = false
  emissions.forEach(({ text, probability }, i) => {
    if (text === ' ') {
      open = false
      return
    }
    const left = i > 0 ? (places[i - 1]! + places[i]!) / 2 : places[i]! - half
    const right = i + 1 < places.length ? (places[i]! + places[i + 1]!) / 2 : places[i]! + half
    const word = open ? words.at(-1)! : { text: '', confidence: 1, left, right, symbols: [] }
    if (!open) words.push(word)
    open = true
    const last = word.symbols.at(-1)
    if (last && MARK.test(text))
      word.symbols[word.symbols.length - 1] = { text: last.text + text, left: last.left, right }
    else word.symbols.push({ text, left, right })
    word.text += text
    word.right = right
    word.confidence = Math.min(word.confidence, probability)
  })
  return words
}
