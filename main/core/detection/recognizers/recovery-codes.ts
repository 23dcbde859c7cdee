import type { TextRecognizer } from './recognizer.ts'

/** One-time codes as they are printed: groups of four or five joined by dashes, which OCR parts or reads as "—". */
const CODE = /(?<![\w-])(?:[a-z0-9]{5} ?[-–—] ?[a-z0-9]{5}|[a-z0-9]{4}(?: ?[-–—] ?[a-z0-9]{4}){1,3})(?![\w-])/gi
/** The same with a letter lost or added, or a zero read as a sign: among others of their kind only. */
const LOOSE = /^[a-z0-9@]{3,6}(?: ?[-–—] ?[a-z0-9@]{3,6}){1,3}$/i
const BARE = /^\d{4} \d{4}$/
const LEAST = 3
/** Said near such codes; then one is enough. */
const CALLED =
  /recovery|backup code|2fa|wo[- ]factor|factor auth|one[- ]time|wiederherstellung|r[ée]cup[ée]ration|recuperaci[óo]n|กู้คืน/i

interface Code {
  readonly passage: number
  readonly start: number
  readonly end: number
  readonly text: string
}

/** One-time recovery codes: several of the same shape, or one that is called so, most with both letters and digits. */
export const recoveryCodes: TextRecognizer = {
  name: 'recovery-codes',
  kind: 'layout',
  find(page, budget) {
    const shapes = new Map<string, Code[]>()
    let called = false
    for (const { index, offset, text } of page.passages) {
      budget.spend(10)
      if (offset > 0 || text.length > 200) continue
      called ||= CALLED.test(text)
      const found = BARE.test(text) ? [{ index: 0, 0: text }] : [...budget.matches(CODE, text, 24)]
      for (const match of found) {
        const code = { passage: index, start: match.index, end: match.index + match[0].length, text: match[0] }
        const shape = code.text.replace(/[^a-z0-9]+/gi, '-').replace(/[a-z0-9]/gi, 'x')
        shapes.set(shape, [...(shapes.get(shape) ?? []), code])
      }
    }
    const found = [...shapes.values()].flatMap(codes => {
      const mixed = codes.filter(({ text }) => /\d/.test(text) && /[a-z]/i.test(text)).length
      const groups = codes[0]!.text.split(/[^A-Z0-9]+/).length
      // Three groups of capitals are a code where the page speaks of such, digits or not.
      const sure = called && (mixed > 0 || groups >= 3)
      if (!sure && (codes.length < LEAST || mixed < 0.6 * codes.length)) return []
      return codes.map(({ passage, start, end }) => ({ passage, start, end, category: 'SECRET' as const, score: 0.7 }))
    })
    if (found.length < LEAST) return found
    const groups = new Set(
      found.map(code => page.passages[code.passage]!.text.slice(code.start, code.end).split(/[-–—]/).length),
    )
    const known = new Set(found.map(code => code.passage))
    const loose = page.passages.filter(
      ({ index, offset, text }) =>
        offset === 0 &&
        !known.has(index) &&
        /\d/.test(text) &&
        LOOSE.test(text) &&
        groups.has(text.split(/[-–—]/).length),
    )
    return [
      ...found,
      ...loose.map(({ index, text }) => ({
        passage: index,
        start: 0,
        end: text.length,
        category: 'SECRET' as const,
        score: 0.6,
      })),
    ]
  },
}
