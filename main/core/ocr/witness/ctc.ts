/** A character that a recogniser emitted, with the time step it stands at. */
export interface Emission {
  readonly text: string
  readonly step: number
  readonly probability: number
  /** For a space: the background it stands for, in pixels from the left of the box that was read. */
  readonly blank?: { readonly from: number; readonly to: number }
}

/**
 * Greedy decoding of connectionist temporal classification (Graves et al., 2006): the likeliest class of each step, runs
 * of one class as one character, class 0 (blank) left out. `scores` holds `steps * classes` probabilities.
 */
export function decodeCtc(scores: Float32Array, steps: number, alphabet: readonly string[]): Emission[] {
  const classes = alphabet.length
  const emissions: Emission[] = []
  let before = 0
  for (let step = 0; step < steps; step++) {
    let best = 0
    let probability = -1
    for (let k = 0, i = step * classes; k < classes; k++, i++)
      if (scores[i]! > probability) {
        probability = scores[i]!
        best = k
      }
    if (best !== 0 && best !== before) emissions.push({ text: alphabet[best]!, step, probability })
    before = best
  }
  return emissions
}

/** Splits emissions at spaces. */
export function wordsOf(emissions: readonly Emission[]): Emission[][] {
  const words: Emission[][] = [[]]
  for (const emission of emissions) {
    if (emission.text.trim() === '') words.push([])
    else words.at(-1)!.push(emission)
  }
  return words.filter(word => word.length > 0)
}
