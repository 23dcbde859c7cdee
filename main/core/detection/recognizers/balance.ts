import { profileOf } from '../profiles.ts'
import type { TextCandidate, TextRecognizer } from './recognizer.ts'

const AMOUNT =
  /(?<![\w])[-+−—]?(?:[$€£¥฿B] ?|(?:USD|EUR|GBP|THB|CHF) )?[-+−]?\d{1,6}(?:[ ,.'’]\d{3}){0,4}(?:[.,]\d{1,2})?(?: ?(?:[$€£¥฿]|USD|EUR|GBP|THB|CHF|บาท))?(?: ?(?:\.{3,4}|…))?(?![\w%])/g
const LEAST_ROWS = 4
const LEAST_CELLS = 3
const PERSONAL = new Set(['PERSON', 'BANK_ACCOUNT', 'CARD'])

/** Balances beside a party's name or account, on the products whose profile calls them personal (Cashbox). */
export const balance: TextRecognizer = {
  name: 'balance',
  kind: 'layout',
  find(page, budget, found) {
    const { layout } = page
    if (!layout || !profileOf(page.context.source, page.context.product).balances) return []
    const personal = new Set(found.filter(f => PERSONAL.has(f.category) && f.score >= 0.5).map(f => f.passage))
    const candidates: TextCandidate[] = []
    const named = layout.rows.filter(row => row.some(segment => personal.has(segment.index)))
    // In a list of accounts a row whose name was missed shows somebody's balance too.
    const list = named.length >= LEAST_ROWS
    const rows = layout.rows.filter(row => named.includes(row) || (list && row.length >= LEAST_CELLS))
    for (const row of rows) {
      for (const segment of row) {
        for (const match of budget.matches(AMOUNT, segment.text, 30)) {
          // An amount has a currency or cents; a bare number is a count.
          if (!/[$€£¥฿]|USD|EUR|GBP|THB|CHF|บาท|[.,]\d{2}$|[.,]\d{1,2} ?(?:\.{3,4}|…)$/.test(match[0])) continue
          candidates.push({
            passage: segment.index,
            start: match.index,
            end: match.index + match[0].length,
            category: 'CUSTOM',
            score: 0.6,
          })
        }
      }
    }
    return candidates
  },
}
