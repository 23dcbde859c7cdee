import type { Category } from '../../../../contract/category.ts'
import { alignedColumns } from '../../layout/columns.ts'
import { labelKind } from '../labels/vocabulary.ts'
import { isMasked } from '../ocr-noise.ts'
import type { TextCandidate, TextRecognizer } from './recognizer.ts'

/** Share of a column's cells that have to be of a kind before the others are taken for it, and how many at least. */
const LEAST_SHARE = 0.5
const LEAST_CELLS = 3
/** Keys look like nothing else: two are enough, or one of six for what is as long and without a space. */
const LEAST_KEYS = 2
const KEYS_SHARE = 0.15
/** What in a column of a few such values is one too: long keys, and account numbers among IBANs. */
const PLAIN: Readonly<Partial<Record<Category, RegExp>>> = { SECRET: /^[\w+=-]{20,}$/, BANK_ACCOUNT: /^\d{8,16}$/ }
const SURE = 0.55
const SCORE = 0.6

/** What a cell has to look like to be of its column's kind although no recognizer knew it: misread, cut or of a rarer shape. */
const LOOKS: Readonly<Partial<Record<Category, (text: string) => boolean>>> = {
  EMAIL: text => /^\S{6,}$/.test(text) && /[@.()©®]/.test(text.slice(1)) && /\p{L}/u.test(text),
  USERNAME: text => /^[@~]?(?=.*\p{Ll})[\p{Ll}\d][\p{L}\d._-]{2,31}(?:\.{3}|…)?$/u.test(text),
  PHONE: text => digits(text) >= 6 && digits(text) >= 0.5 * text.length,
  CARD: text => digits(text) >= 12,
  BANK_ACCOUNT: text => /^[\p{L}\d®$, -]{8,42}$/u.test(text) && digits(text) >= 8 && digits(text) >= 0.4 * text.length,
  IP: text => /^[\p{L}\d.:…]{7,45}$/u.test(text) && /[.:]/.test(text) && digits(text) >= 3,
  NATIONAL_ID: text => digits(text) >= 5 && digits(text) >= 0.5 * text.length,
  DATE_OF_BIRTH: text => digits(text) >= (/\p{L}{3}/u.test(text) ? 1 : 3) && text.length <= 30,
  ADDRESS: text => /\p{L}{4}/u.test(text) && /\d/.test(text) && text.length >= 10 && !/[:@]/.test(text),
  SECRET: text => /^[^\s()={}]{8,}(?: [^\s()={}:]{4,})?$/.test(text) && digits(text) >= 1 && !/\/\d+\.\d/.test(text),
}

/**
 * Cells of a column whose other cells are of one kind. A table shows one kind of value under another, so a cell that OCR
 * misread, or a user name that looks like a word, is known by its neighbours. Columns of user names hold addresses too.
 */
export const columnKin: TextRecognizer = {
  name: 'column-kin',
  kind: 'layout',
  find(page, budget, found) {
    if (!page.layout) return []
    const kinds = new Map<number, Set<Category>>()
    for (const { passage, start, end, category, score } of found) {
      const { text } = page.passages[passage]!
      if (score < SURE || end - start < 0.7 * text.trim().length) continue
      kinds.set(passage, (kinds.get(passage) ?? new Set()).add(category))
    }
    const candidates: TextCandidate[] = []
    for (const column of alignedColumns(page.layout.segments)) {
      budget.spend(column.length)
      const cells = column.filter(index => labelKind(page.passages[index]!.text) === undefined)
      for (const [category, looks] of Object.entries(LOOKS) as [Category, (text: string) => boolean][]) {
        const known = cells.filter(index => isKin(kinds.get(index), category))
        const open = cells.filter(index => !kinds.has(index) && looks(page.passages[index]!.text.trim()))
        // Titles and other lines between the values are no cells of theirs.
        const rivals = cells.filter(index => looks(page.passages[index]!.text.trim()) || kinds.has(index))
        if (open.length === 0 || !known.some(index => kinds.get(index)!.has(category))) continue
        const shape = PLAIN[category]
        const longKeys = shape ? open.filter(index => shape.test(page.passages[index]!.text.trim())) : []
        const least = category === 'SECRET' ? LEAST_KEYS : LEAST_CELLS
        const alike = known.length >= least && known.length >= LEAST_SHARE * rivals.length
        if (!alike && known.length < KEYS_SHARE * rivals.length) continue
        for (const index of alike ? open : longKeys) {
          const { text } = page.passages[index]!
          // "parks" is a word, and somebody's name for the machine where a column's head says so.
          const called = page.passages[index]!.labels[0]?.kind === 'username'
          if (isMasked(text) || (category === 'USERNAME' && !called && page.gazetteer.isWord(text.toLowerCase())))
            continue
          candidates.push({ passage: index, start: 0, end: text.length, category, score: SCORE })
        }
      }
    }
    return candidates
  },
}

function isKin(kinds: ReadonlySet<Category> | undefined, category: Category): boolean {
  return kinds !== undefined && (kinds.has(category) || (category === 'USERNAME' && kinds.has('EMAIL')))
}

function digits(text: string): number {
  return text.match(/\d/g)?.length ?? 0
}
