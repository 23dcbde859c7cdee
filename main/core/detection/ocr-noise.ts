/** Letters that OCR reads for digits at screen sizes. */
const DIGIT_FOR: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  i: '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
  G: '6',
  b: '6',
  g: '9',
  q: '9',
}

/** The same text with letters that stand for digits made digits; same length. */
export function foldDigits(text: string): string {
  let folded = ''
  for (const char of text) folded += DIGIT_FOR[char] ?? char
  return folded
}

/** All decimal digits of a text, Thai digits as ASCII. */
export function digitsOf(text: string): string {
  return text.replace(/[๐-๙]/g, digit => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '')
}

/** True for what masks a value already: bullets, asterisks, x in a row. */
export function isMasked(text: string): boolean {
  if ((text.match(/[•●∙·*✱⬤◦○]/g)?.length ?? 0) >= 2) return true
  // A key may have two of them in a row by chance.
  const crosses = text.match(/[xX]{2,}/g)?.join('').length ?? 0
  return crosses >= 2 && crosses >= LEAST_CROSSES * (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0)
}

/** Share of x among the letters and digits of a value that is masked with them. */
const LEAST_CROSSES = 0.3

/** Removes punctuation and brackets at both ends of `[start, end)`; the rest of the value stays. */
export function trimSpan(text: string, start: number, end: number): { start: number; end: number } {
  while (start < end && /[\s"'“”‘’«»<>()[\]{},;:|=•·]/.test(text[start]!)) start++
  while (end > start && /[\s"'“”‘’«»<>()[\]{},;:|.•·]/.test(text[end - 1]!)) end--
  return { start, end }
}

/** What goes on after a stray space in a key: digits and letters mixed, case mixed as no word has it, or a lone sign. */
const MORE =
  /^ ((?=[A-Za-z+/_]*\d)(?=[\d+/_]*[A-Za-z])[A-Za-z0-9_+/%&]{2,140}={0,2}(?!=|-\w)|[A-Za-z]{0,12}[a-z][A-Z][A-Za-z]{0,40}|\d{9,14}(?= ?-)|(?<==\d{0,9} )\d{3,12}(?=$|["' ])|[!$?#*;]{1,2}(?=$|["' ]))(?:&[a-z]\w{0,20}=[\w%.-]{0,60}){0,4}(?![A-Za-z0-9@])/
const MOST_PIECES = 6
const LAST_PIECE = /^ [A-Za-z0-9]{1,6}$/

/** The end of a key that OCR cut with spaces: `end`, moved over pieces that look no more like words than the key does. */
export function extendSecret(text: string, end: number): number {
  for (let i = 0; i < MOST_PIECES; i++) {
    const more = MORE.exec(text.slice(end, end + 150))
    if (!more) break
    end += more[0].length
  }
  // What is left of an assigned key at the end of its line.
  const rest = LAST_PIECE.exec(text.slice(end, end + 10))
  return rest && /=["']?[^\s"'=]{20,400}$/.test(text.slice(0, end)) ? end + rest[0].length : end
}
