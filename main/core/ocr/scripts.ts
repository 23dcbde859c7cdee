import type { RawWord } from './engine/tesseract.ts'

/** Thai digits are hardly ever used on screens; the network sees them in Latin letters. */
const THAI_LETTER = /[\u0e01-\u0e4e]/g

/**
 * How confidence becomes weight, by script: the Thai network reads other scripts at .5 to .8 and Thai at .85 to .97; the Latin
 * ones read Thai at 0 to .6, now and then surer. Tuned on lines of the dev screens.
 */
const THAI = { none: 0.65, full: 0.9 }
const LATIN = { none: 0.35, full: 1 }
/** What going from one script to the other costs, in line heights of sure text. */
const SWITCH = 0.1
/** The same on a line whose Latin reading is this sure all in all: a word that it lost there is no Thai for that. */
const LATIN_SURE = 0.7
const SWITCH_IN_LATIN = 0.35
/** Two pieces may overlap by this share of the narrower: boxes are rough. */
const OVERLAP = 0.3

/**
 * One line read as Thai and in a Latin script, put together: the sequence of pieces, none over another, that covers most of the
 * line most surely, with few changes of script (weighted interval scheduling).
 *
 * @param height the line's height, in the pieces' pixels
 */
export function joinScripts(thai: readonly RawWord[], latin: readonly RawWord[], height: number): RawWord[] {
  const pieces = [
    ...withoutGuesses(joinThaiPieces(thai, height), latin),
    ...latin.map(word => ({ word, script: 'latin' as const, weight: latinWeight(word) })),
  ].sort((a, b) => a.word.right - b.word.right)
  const cost = sureness(latin) >= LATIN_SURE ? SWITCH_IN_LATIN : SWITCH
  interface Path {
    readonly total: number
    readonly last: number
    readonly before: Path | undefined
  }
  const paths: Path[] = []
  pieces.forEach((piece, i) => {
    // A line begins in Latin script: Thai at its head is a change as well.
    const first = gain(piece.weight, piece.word, height) - (piece.script === 'thai' ? cost : 0)
    let best: Path = { total: first, last: i, before: undefined }
    for (let j = 0; j < i; j++) {
      const other = pieces[j]!
      const shared = other.word.right - piece.word.left
      const narrower = Math.min(width(other.word), width(piece.word))
      if (shared > OVERLAP * narrower || other.word.left > piece.word.left) continue
      const change = other.script === piece.script ? 0 : cost
      const total = paths[j]!.total + gain(piece.weight, piece.word, height) - change
      if (total > best.total) best = { total, last: i, before: paths[j] }
    }
    paths.push(best)
  })
  const chosen: RawWord[] = []
  let path = paths.reduce<Path | undefined>((best, p) => (best && best.total >= p.total ? best : p), undefined)
  for (; path; path = path.before) chosen.unshift(pieces[path.last]!.word)
  return chosen
}

/** Digits and signs among Thai letters, in the place of one Latin word: what the Thai network makes of keys and addresses. */
const MIXED = /[\u0e01-\u0e4e].*[\w!?@#$%&*\u0e50-\u0e59]|[\w!?@#$%&*\u0e50-\u0e59].*[\u0e01-\u0e4e]/
const GUESS = 0.05

/** Thai pieces with their weights; those that are made of one Latin word and mix scripts count less. */
function withoutGuesses(pieces: readonly RawWord[], latin: readonly RawWord[]) {
  const wordOf = (piece: RawWord) => {
    const middle = (piece.left + piece.right) / 2
    return latin.findIndex(word => middle >= word.left && middle < word.right)
  }
  return [...Map.groupBy(pieces, wordOf)].flatMap(([word, group]) => {
    const mixed = word >= 0 && MIXED.test(group.map(({ text }) => text).join(''))
    return group.map(piece => ({
      word: piece,
      script: 'thai' as const,
      weight: (mixed ? GUESS : 1) * thaiWeight(piece),
    }))
  })
}

/** Line heights of text read by the piece, the sure ones counting more. */
function gain(weight: number, word: RawWord, height: number): number {
  return (weight * width(word)) / height
}

function width(word: RawWord): number {
  return Math.max(1, word.right - word.left)
}

/** A digit alone belongs to the Latin reading; Thai digits are what the network makes of Latin letters. */
function thaiWeight({ text, confidence }: RawWord): number {
  const letters = text.match(THAI_LETTER)?.length ?? 0
  if (letters === 0) return /[\u0e50-\u0e59]/.test(text) ? 0.05 : 0.6 * Math.max(0, confidence - 0.6)
  return weigh(confidence, THAI) * (letters / text.length)
}

function latinWeight({ confidence }: RawWord): number {
  return weigh(confidence, LATIN)
}

function weigh(confidence: number, { none, full }: { none: number; full: number }): number {
  return Math.max(0.02, (confidence - none) / (full - none))
}

/** Marks that stand over or under the letter before them. */
const MARK = /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/
/** A gap below this share of the line's height is none: word spaces are twice as wide. */
const NO_SPACE = 0.17

/**
 * Puts the pieces that the Thai network's spaces cut apart together again, by the gaps between them; marks always belong to the
 * letter before. Apart, a mark has no columns of its own and would be lost.
 *
 * @param height the height of the line, in the pieces' pixels
 */
export function joinThaiPieces(words: readonly RawWord[], height: number): RawWord[] {
  const joined: RawWord[] = []
  for (const word of [...words].sort((a, b) => a.left - b.left)) {
    const last = joined.at(-1)
    const close = last && (word.left - last.right < NO_SPACE * height || MARK.test(word.text))
    if (!last || !close || !isThai(word.text) || !isThai(last.text)) {
      joined.push(word)
      continue
    }
    const length = last.text.length + word.text.length
    joined[joined.length - 1] = {
      text: last.text + word.text,
      confidence: (last.confidence * last.text.length + word.confidence * word.text.length) / length,
      left: Math.min(last.left, word.left),
      right: Math.max(last.right, word.right),
      symbols: [...last.symbols, ...word.symbols],
    }
  }
  return joined
}

function isThai(text: string): boolean {
  return /^[\u0e00-\u0e7f.]+$/.test(text) && /[\u0e01-\u0e4e]/.test(text)
}

/** Mean confidence over characters; 0 for no words. */
export function sureness(words: readonly Pick<RawWord, 'text' | 'confidence'>[]): number {
  let sum = 0
  let characters = 0
  for (const { text, confidence } of words) {
    sum += confidence * text.length
    characters += text.length
  }
  return characters ? sum / characters : 0
}
