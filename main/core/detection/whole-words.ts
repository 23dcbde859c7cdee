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
  if (category === 'SECRET') return toKeyEnds(text, start, end)
  if (!WORDS.has(category) || /[\u0e00-\u0e7f]/.test(text)) return { start, end }
  let from = start
  while (from > 0 && start - from <= MOST && IN_WORD.test(text[from - 1]!) && IN_WORD.test(text[from]!)) from--
  let to = end
  while (to < text.length && to - end <= MOST && IN_WORD.test(text[to]!) && IN_WORD.test(text[to - 1]!)) to++
  return { start: start - from > MOST ? start : from, end: to - end > MOST ? end : to }
}

/** A key goes on through letters that no space parts from it, and up to the quote that closes it. */
const IN_KEY = /[\w+/%.-]/
const MOST_OF_KEY = 60
const QUOTED = /^[\w\s.+/%=-]{0,90}?(?=["'“”„])/u

function toKeyEnds(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  while (from > 0 && start - from <= MOST_OF_KEY && IN_KEY.test(text[from - 1]!) && IN_KEY.test(text[from]!)) from--
  let to = end
  while (to < text.length && to - end <= MOST_OF_KEY && IN_KEY.test(text[to]!) && IN_KEY.test(text[to - 1]!)) to++
  const quote = /["'“”„]$/.test(text.slice(0, from)) ? QUOTED.exec(text.slice(to)) : null
  return { start: from, end: quote ? to + quote[0].length : to }
}
