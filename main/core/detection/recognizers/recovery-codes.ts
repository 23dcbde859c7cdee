import type { TextCandidate, TextRecognizer } from './recognizer.ts'

/** Shapes of one-time codes; digits and letters stand for themselves, so that a list shares one shape. */
const CODE =
  /^(?:[a-z0-9]{5}-[a-z0-9]{5}|[A-Z0-9]{4}(?:-[A-Z0-9]{4}){1,3}|[a-z0-9]{4}(?:-[a-z0-9]{4}){1,3}|\d{4} \d{4})$/
const LEAST = 3

/** One-time recovery codes: several passages of the same shape, most with both letters and digits. */
export const recoveryCodes: TextRecognizer = {
  name: 'recovery-codes',
  kind: 'layout',
  find(page, budget) {
    const shapes = new Map<string, number[]>()
    for (const { index, offset, text } of page.passages) {
      budget.spend(30)
      if (offset > 0 || text.length > 24 || !CODE.test(text)) continue
      const shape = text
        .replace(/[A-Z]/g, 'A')
        .replace(/[a-z]/g, 'a')
        .replace(/\d/g, 'x')
        .replace(/[Aax]+/g, part => `${part.length}${/[Aa]/.test(part) ? 'a' : ''}`)
      const key = shape.replace(/a/g, '')
      shapes.set(key, [...(shapes.get(key) ?? []), index])
    }
    const candidates: TextCandidate[] = []
    for (const indices of shapes.values()) {
      const texts = indices.map(index => page.passages[index]!.text)
      const mixed = texts.filter(text => /\d/.test(text) && /[a-z]/i.test(text)).length
      if (indices.length < LEAST || mixed < 0.6 * indices.length) continue
      indices.forEach((passage, i) => {
        candidates.push({ passage, start: 0, end: texts[i]!.length, category: 'SECRET', score: 0.7 })
      })
    }
    return candidates
  },
}
