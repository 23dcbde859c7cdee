/** What the network says of each time step. */
export interface Steps {
  /** The likeliest class. */
  readonly best: Int32Array
  /** Its probability. */
  readonly probability: Float32Array
  /** The likeliest class without Latin letters, and the likeliest without Thai ones. */
  readonly thai: Int32Array
  readonly latin: Int32Array
}

/** A sign that the network emitted: the run of steps it was seen in, where it is surest, and how sure it is there. */
export interface Emission {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly step: number
  readonly probability: number
}

/** Letters of the other script in a row, between letters of a word's own, that are a mistake; more are another word. */
const MOST_STRANGE = 3
/** A word with a sign less sure than this may be something else. */
const UNSURE = 0.9
/** How sure a sign is that was the likeliest of its script only. */
const SECOND_CHOICE = 0.7

/**
 * The signs of a line by greedy decoding of connectionist temporal classification (Graves et al., 2006): runs of one class are
 * one sign, class 0 (blank) is none. Looks at the steps `from` to `to`; `before` is the class of the step before.
 */
export function emissionsOf(
  classes: Int32Array,
  probability: Float32Array,
  alphabet: readonly string[],
  from = 0,
  to = classes.length,
  before = 0,
): Emission[] {
  const emissions: Emission[] = []
  let last = before
  for (let step = from; step < to; step++) {
    const sign = classes[step]!
    const open = emissions.at(-1)
    if (sign !== 0 && sign !== last)
      emissions.push({ text: alphabet[sign]!, from: step, to: step + 1, step, probability: probability[step]! })
    else if (sign !== 0 && open) {
      const surer = probability[step]! > open.probability
      const place = surer ? { step, probability: probability[step]! } : {}
      emissions[emissions.length - 1] = { ...open, ...place, to: step + 1 }
    }
    last = sign
  }
  return emissions
}

/** A word is in one script: the few letters of another between letters of its own are read again as letters of its own. */
export function inOneScript(emissions: readonly Emission[], steps: Steps, alphabet: readonly string[]): Emission[] {
  const mended: Emission[] = []
  for (let i = 0; i < emissions.length; i++) {
    const script = scriptOf(emissions[i]!)
    const own = scriptOf(emissions[i - 1])
    const end = emissions.findIndex((emission, j) => j > i && scriptOf(emission) !== script)
    if (!script || !own || own === script || end < 0 || end - i > MOST_STRANGE || scriptOf(emissions[end]) !== own) {
      mended.push(emissions[i]!)
      continue
    }
    const [before, after] = [emissions[i - 1]!, emissions[end]!]
    const classes = own === 'thai' ? steps.thai : steps.latin
    const again = emissionsOf(classes, steps.probability, alphabet, before.to, after.from, classes[before.to - 1]!)
    // What runs into the next letter is that letter.
    if (again.at(-1)?.to === after.from && again.at(-1)!.text === after.text) again.pop()
    mended.push(...again.map(emission => ({ ...emission, probability: SECOND_CHOICE })))
    i = end - 1
  }
  return mended
}

/**
 * A word in Latin letters among Thai ones that the network is not sure of was Thai: its small letters are made of the same
 * strokes.
 */
export function amongThai(emissions: readonly Emission[], steps: Steps, alphabet: readonly string[]): Emission[] {
  const scripts = emissions.map(scriptOf)
  const thai = scripts.filter(script => script === 'thai').length
  if (thai === 0 || thai < scripts.filter(script => script === 'latin').length) return [...emissions]
  return wordsIn(emissions).flatMap(({ from, to }) => {
    const word = emissions.slice(from, to)
    const latin = word.filter(emission => scriptOf(emission) === 'latin')
    const unsure = Math.min(...word.map(({ probability }) => probability)) < UNSURE
    if (!unsure || latin.length < word.length) return word
    const begin = from > 0 ? emissions[from - 1]!.to : 0
    const end = to < emissions.length ? emissions[to]!.from : steps.thai.length
    const again = emissionsOf(steps.thai, steps.probability, alphabet, begin, end)
    const isThai = again.length > 0 && again.every(emission => scriptOf(emission) === 'thai')
    return isThai ? again.map(emission => ({ ...emission, probability: SECOND_CHOICE })) : word
  })
}

/** The runs between spaces, and the spaces by themselves. */
function wordsIn(emissions: readonly Emission[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  emissions.forEach(({ text }, i) => {
    const open = runs.at(-1)
    const parted = text === ' ' || emissions[i - 1]?.text === ' '
    if (open && !parted) open.to = i + 1
    else runs.push({ from: i, to: i + 1 })
  })
  return runs
}

function scriptOf(emission: Emission | undefined): 'thai' | 'latin' | undefined {
  if (!emission) return undefined
  if (/[\u0e01-\u0e4e]/.test(emission.text)) return 'thai'
  return /\p{Script=Latin}/u.test(emission.text) ? 'latin' : undefined
}
