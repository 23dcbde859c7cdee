import type { RawWord } from './engine/tesseract.ts'

/** The same on a line of which the Latin reading makes nothing. */
const THAI_LIKELY = 0.62
const LATIN_SURE = 0.7
/** Thai pieces below this are the network's guess at another script: it reads "Which" as Thai at .77, Thai itself at .9 and more. */
const THAI_SURE = 0.86
/** Thai digits are hardly ever used on screens; the network sees them in Latin letters. */
const THAI_LETTER = /[\u0e01-\u0e4e]/g

/**
 * One line read as Thai and in a Latin language, put together: each word of the Latin reading gives way to the Thai pieces in
 * its place when they are surer and really Thai; Thai pieces beside all words are added.
 */
export function joinScripts(thai: readonly RawWord[], latin: readonly RawWord[]): RawWord[] {
  const words = [...latin].sort((a, b) => a.left - b.left)
  const within = (piece: RawWord, word: RawWord) => {
    const middle = (piece.left + piece.right) / 2
    return middle >= word.left && middle < word.right
  }
  const least = sureness(words) >= LATIN_SURE ? THAI_SURE : THAI_LIKELY
  const joined = words.flatMap(word => {
    const pieces = thai.filter(piece => within(piece, word))
    return thaiSureness(pieces) > Math.max(least, word.confidence) ? pieces : [word]
  })
  const beside = thai.filter(piece => !words.some(word => within(piece, word)))
  return [...joined, ...besideWords(beside, joined)].sort((a, b) => a.left - b.left)
}

/** Pieces beside the words that overlap none of what was chosen: a Latin word's own rim is no letter. */
function besideWords(pieces: readonly RawWord[], chosen: readonly RawWord[]): RawWord[] {
  return pieces.filter(piece => {
    const width = piece.right - piece.left
    const shared = (word: RawWord) => Math.min(piece.right, word.right) - Math.max(piece.left, word.left)
    return chosen.every(word => shared(word) < 0.3 * width)
  })
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
export function sureness(words: readonly RawWord[]): number {
  let sum = 0
  let characters = 0
  for (const { text, confidence } of words) {
    sum += confidence * text.length
    characters += text.length
  }
  return characters ? sum / characters : 0
}

/** Mean confidence over the characters, those that are no Thai letter counting nothing. */
function thaiSureness(pieces: readonly RawWord[]): number {
  let sum = 0
  let characters = 0
  for (const { text, confidence } of pieces) {
    sum += confidence * (text.match(THAI_LETTER)?.length ?? 0)
    characters += text.length
  }
  return characters ? sum / characters : 0
}
