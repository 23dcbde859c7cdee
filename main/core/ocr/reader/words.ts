import type { RawWord } from '../engine/tesseract.ts'

/** A sign that the network emitted: the step where it is surest, and how sure it is there. */
interface Emission {
  readonly text: string
  readonly step: number
  readonly probability: number
}

/** Thai vowels and marks above and below a consonant: they share its place. */
const MARK = /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]$/

/**
 * The words in what the network says of each time step. Signs are found by greedy decoding of connectionist temporal
 * classification (Graves et al., 2006): runs of one class are one sign, class 0 (blank) is none; a word is as sure as its least
 * sure sign. A sign reaches half way to its neighbours.
 *
 * @param best the likeliest class of each step
 * @param probability its probability
 * @param at the middle of a step, in pixels of the line
 */
export function wordsOf(
  best: Int32Array,
  probability: Float32Array,
  alphabet: readonly string[],
  at: (step: number) => number,
): RawWord[] {
  const emissions = emissionsOf(best, probability, alphabet)
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

function emissionsOf(best: Int32Array, probability: Float32Array, alphabet: readonly string[]): Emission[] {
  const emissions: { text: string; step: number; probability: number }[] = []
  let before = 0
  best.forEach((sign, step) => {
    if (sign !== 0 && sign !== before) emissions.push({ text: alphabet[sign]!, step, probability: probability[step]! })
    else if (sign !== 0 && probability[step]! > emissions.at(-1)!.probability) {
      const last = emissions.at(-1)!
      last.step = step
      last.probability = probability[step]!
    }
    before = sign
  })
  return emissions
}
