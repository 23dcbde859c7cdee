import type { Category } from '../../../contract/category.ts'

/** Kinds of value that end where a word ends; a code, a number or an address in a URL may end inside one. */
const WORDS: ReadonlySet<Category> = new Set(['PERSON', 'ADDRESS'])
const IN_WORD = /[^\s,;:()[\]{}"'“”‘’«»<>|/\\@·•]/
/** More than this is another word that OCR joined on. */
const MOST = 6

/** Moves the ends of a value outwards to the ends of its words: OCR puts signs into names ("Gen&ve"), and the rest would stay. */
export function toWordEnds(
  text: string,
  start: number,
  end: number,
  category: Category,
): { start: number; end: number } {
  if (!WORDS.has(category) || /[\u0e00-\u0e7f]/.test(text)) return { start, end }
  let from = start
  while (from > 0 && start - from <= MOST && IN_WORD.test(text[from - 1]!) && IN_WORD.test(text[from]!)) from--
  let to = end
  while (to < text.length && to - end <= MOST && IN_WORD.test(text[to]!) && IN_WORD.test(text[to - 1]!)) to++
  return { start: start - from > MOST ? start : from, end: to - end > MOST ? end : to }
}
