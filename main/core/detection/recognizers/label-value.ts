import type { Category } from '../../../../contract/category.ts'
import type { LabelLink, Layout } from '../../layout/index.ts'
import { labelKind } from '../labels/vocabulary.ts'
import { isMasked } from '../ocr-noise.ts'
import type { Found, TextCandidate, TextRecognizer } from './recognizer.ts'

/** What a label's kind names. */
const CATEGORIES: Readonly<Record<string, Category>> = {
  address: 'ADDRESS',
  phone: 'PHONE',
  card: 'CARD',
  'bank-account': 'BANK_ACCOUNT',
  'national-id': 'NATIONAL_ID',
  email: 'EMAIL',
  username: 'USERNAME',
  ip: 'IP',
  person: 'PERSON',
}
/** What the rest of a value may look like: behind what was found of it, or on the lines under it. */
const REST: Readonly<Partial<Record<Category, RegExp>>> = {
  ADDRESS: /^[^@:=<>]{1,60}$/,
  // A letter misread as a digit or a sign cut a name in two.
  PERSON: /^(?=[^ ]+(?: [^ ]+){0,3}$)[^@:=<>|·•()/,]{3,40}$/,
  PHONE: /^[\d\s()+./–-]{1,24}(?:…|\.{2,4})?$/,
  CARD: /^[\d\s-]{1,24}(?:…|\.{2,4})?$/,
  BANK_ACCOUNT: /^[\dA-Z\s-]{1,36}(?:…|\.{2,4})?$/,
  NATIONAL_ID: /^[\dA-Z\s./-]{1,24}(?:…|\.{2,4})?$/,
}
/** A value that its place cut so early that nothing else tells it. */
const CUT: Readonly<Partial<Record<Category, RegExp>>> = {
  EMAIL: /^[\p{Ll}\d][\p{L}\d._+-]{2,40}(?:…|\.{3,4})$/u,
  USERNAME: /^@?[\p{Ll}\d][\p{L}\d._-]{2,40}(?:…|\.{3,4})$/u,
  PHONE: /^[+(]?\d[\d\s()./–-]{2,20}(?:…|\.{3,4})$/,
  ADDRESS: /^(?=.*\p{L}{3})[\p{L}\d][^@:=<>]{2,60}(?:…|\.{3,4})$/u,
  IP: /^[\da-f]{1,4}(?:[.:][\da-f]{0,4}){1,7}(?:…|\.{3,4})$/,
  BANK_ACCOUNT: /^[A-Z]{2}\d\d[\dA-Z\s]{0,30}(?:…|\.{3,4})$/,
}
const SURE = 0.5
const SCORE = 0.62
const CUT_SCORE = 0.56

/**
 * What a label names although its own recognizer saw a part of it only: the other lines of an address in a narrow column, the
 * last group of a number that had no room, a value cut by an ellipsis.
 */
export const labelValue: TextRecognizer = {
  name: 'label-value',
  kind: 'layout',
  find(page, budget, found) {
    const { layout } = page
    if (!layout) return []
    const candidates: TextCandidate[] = []
    const whole = (index: number, category: Category, score: number) =>
      candidates.push({ passage: index, start: 0, end: page.passages[index]!.text.length, category, score })
    for (const links of valuesByLabel(layout.labels).values()) {
      budget.spend(links.length * 40)
      const category = CATEGORIES[links[0]!.link.kind]
      if (!category) continue
      const known = links.filter(({ index }) => coverage(found, index, category) > 0)
      const rest = REST[category]
      // What stands beside the first line, such as a button, is no part of the value.
      const first = links.find(({ link }) => link.line === 0)?.index
      for (const { index, link } of links) {
        const text = page.passages[index]!.text.trim()
        if (coverage(found, index, category) >= text.length || isMasked(text) || labelKind(text) !== undefined) continue
        const isPart =
          known.some(other => other.index === index) ||
          (category !== 'PERSON' && known.length > 0 && (link.line > 0 || index === first))
        // A town in a column of addresses may have something else beside it.
        if (isPart && (link.way !== 'column' || category !== 'ADDRESS') && rest?.test(text))
          whole(index, category, SCORE)
        else if (link.line === 0 && CUT[category]?.test(text)) whole(index, category, CUT_SCORE)
      }
    }
    return candidates
  },
}

/** The segments that each label names first of all, in order; a column's cells are values of their own. */
function valuesByLabel(labels: Layout['labels']): Map<string, { index: number; link: LabelLink }[]> {
  const values = new Map<string, { index: number; link: LabelLink }[]>()
  labels.forEach((links, index) => {
    const [link] = links
    if (!link) return
    const key = link.way === 'column' ? `${link.label}/${index}` : `${link.label}`
    values.set(key, [...(values.get(key) ?? []), { index, link }])
  })
  return values
}

/** How many characters of a passage were found to be of a category. */
function coverage(found: Found, index: number, category: Category): number {
  const spans = found.filter(f => f.passage === index && f.category === category && f.score >= SURE)
  return spans.length === 0 ? 0 : Math.max(...spans.map(f => f.end)) - Math.min(...spans.map(f => f.start))
}
