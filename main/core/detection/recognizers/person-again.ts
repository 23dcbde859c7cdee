import { nameKey } from '../names/gazetteer.ts'
import { tokenize } from '../names/tokens.ts'
import type { TextCandidate, TextRecognizer } from './recognizer.ts'

const SURE = 0.6

/**
 * A person found by full name is looked for again: the given or family name alone, the initials in an avatar, the whole
 * name where nothing around it helped.
 */
export const personAgain: TextRecognizer = {
  name: 'person-again',
  kind: 'name',
  find(page, budget, found) {
    const parts = new Map<string, number>()
    const initials = new Set<string>()
    for (const { passage, start, end, category, score } of found) {
      if (category !== 'PERSON' || score < SURE) continue
      const tokens = tokenize(page.passages[passage]!.text.slice(start, end), page.gazetteer).filter(
        t => t.shape !== 'particle' && t.shape !== 'initial',
      )
      if (tokens.length < 2) {
        // A name that stands alone under a label repeats as itself.
        const [only] = tokens
        if (only && only.text.length >= 4 && !only.word) parts.set(nameKey(only.text), 0.62)
        continue
      }
      for (const token of tokens)
        if (token.text.length >= 3 && !token.stop) parts.set(nameKey(token.text), token.word ? 0.55 : 0.72)
      const letters = tokens.map(token => nameKey(token.text)[0]!)
      initials.add(letters.join(''))
      initials.add(letters[0]! + letters.at(-1)!)
    }
    if (parts.size === 0) return []
    const candidates: TextCandidate[] = []
    for (const passage of page.passages) {
      budget.spend(passage.text.length + 1)
      const add = (start: number, end: number, score: number) =>
        candidates.push({
          passage: passage.index,
          start: passage.offset + start,
          end: passage.offset + end,
          category: 'PERSON',
          score,
        })
      const bare = passage.text.replace(/[^\p{L}]/gu, '')
      // A small letter as a second one is a misread capital, when the person is on the screen.
      const capital = /^\p{Lu}/u.test(bare) && (bare === bare.toUpperCase() || initials.has(nameKey(bare)))
      if (bare.length >= 2 && bare.length <= 3 && capital && passage.text.length <= 5) {
        // Initials are in an avatar when nothing else stands in the segment.
        if (initials.has(nameKey(bare)) && page.layout) add(0, passage.text.length, 0.7)
        continue
      }
      const tokens = tokenize(passage.text.slice(0, 4_000), page.gazetteer)
      budget.spend(tokens.length * 4)
      tokens.forEach((token, i) => {
        if (token.shape === 'initial' || token.shape === 'particle' || token.shape === 'lower') return
        const score = parts.get(nameKey(token.text))
        if (score === undefined) return
        // "Baker Street", "King & Co": an ordinary word beside other capitalised words isn't the person.
        const beside = [tokens[i - 1], tokens[i + 1]].some(
          (t, side) =>
            t &&
            t.shape === 'capital' &&
            t.word &&
            (side === 0 ? token.gap : t.gap) === 'space' &&
            !t.given &&
            !t.surname,
        )
        add(token.start, token.end, token.word && beside ? 0.3 : score)
      })
      // Initials at the head of a segment: OCR put the avatar and the name in one line.
      const head = /^([\p{Lu}]{2,3})\s+(?=\p{Lu})/u.exec(passage.text)
      if (page.layout && head && initials.has(nameKey(head[1]!))) add(0, head[1]!.length, 0.7)
    }
    return candidates
  },
}
