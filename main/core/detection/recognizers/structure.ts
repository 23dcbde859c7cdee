import type { Category } from '../../../../contract/category.ts'
import { type Box, intersectionArea, unionBox } from '../../../../contract/geometry.ts'
import type { StructureNode } from '../../../../contract/structure.ts'
import { type Segment, sliceSegment } from '../../layout/index.ts'
import { type LabelKind, labelKind } from '../labels/vocabulary.ts'
import { isMasked } from '../ocr-noise.ts'
import { findValue } from '../same-value.ts'
import { detectPassages } from '../text/detect-passages.ts'
import type { BoxCandidate, Page, Recognizer } from './recognizer.ts'

/** Categories of input types and autocomplete tokens (HTML Standard, 4.10.18.7). */
const FIELDS: Readonly<Record<string, Category>> = {
  email: 'EMAIL',
  tel: 'PHONE',
  password: 'SECRET',
  name: 'PERSON',
  'given-name': 'PERSON',
  'family-name': 'PERSON',
  'additional-name': 'PERSON',
  nickname: 'PERSON',
  username: 'USERNAME',
  'street-address': 'ADDRESS',
  'address-line1': 'ADDRESS',
  'address-line2': 'ADDRESS',
  'postal-code': 'ADDRESS',
  'cc-name': 'PERSON',
  'cc-number': 'CARD',
  'cc-csc': 'CARD',
  'tel-national': 'PHONE',
  bday: 'DATE_OF_BIRTH',
  'current-password': 'SECRET',
  'new-password': 'SECRET',
  'one-time-code': 'SECRET',
}
const LABELS: Readonly<Partial<Record<LabelKind, Category>>> = {
  person: 'PERSON',
  email: 'EMAIL',
  phone: 'PHONE',
  address: 'ADDRESS',
  card: 'CARD',
  'bank-account': 'BANK_ACCOUNT',
  'national-id': 'NATIONAL_ID',
  'date-of-birth': 'DATE_OF_BIRTH',
  username: 'USERNAME',
  ip: 'IP',
  secret: 'SECRET',
}
const EDITABLE = /^(?:textbox|input|combobox|searchbox|spinbutton|textarea)$/i
/** A node whose place is found by its box alone covers at most this share of the page. */
const LARGEST = 0.04
/** Width of a field's frame, as a share of its height. */
const FRAME = 0.12

/** What the page structure knows: fields of personal kinds, contact tables, values in the text of other nodes. */
export const structure: Recognizer = {
  name: 'structure',
  kind: 'structure',
  find(page, budget) {
    const candidates: BoxCandidate[] = []
    for (const node of page.context.structure ?? []) {
      budget.spend(500 + node.name.length + (node.text?.length ?? 0))
      candidates.push(...fields(page, node), ...tables(page, node), ...texts(page, node))
    }
    return candidates
  },
}

function* fields(page: Page, node: StructureNode): Generator<BoxCandidate> {
  if (!EDITABLE.test(node.role) && !node.inputType && !node.autocomplete) return
  const token = node.autocomplete?.split(/\s+/).at(-1)
  const kind = labelKind(node.name)
  const category = (token && FIELDS[token]) || (node.inputType && FIELDS[node.inputType]) || (kind && LABELS[kind])
  if (!category) return
  const read = textIn(page, node.box).filter(segment => !isOfFrame(segment.box, node.box))
  const value = node.text ?? read.map(segment => segment.text).join(' ')
  // An empty field shows its placeholder, a frame read as dashes is no value, dots give nothing away.
  if (!/[\p{L}\p{N}]/u.test(value) || isMasked(value) || (node.text === '' && read.length > 0)) return
  const box = read.length > 0 ? pad(unionBox(read.map(segment => segment.box))) : node.box
  yield { box, category, score: 0.9, text: value, origin: 'structure' }
}

/** A corner of the field's own outline, read as a letter: values keep a distance from it. */
function isOfFrame(box: Box, field: Box): boolean {
  const near = FRAME * field.height
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const inside = x > field.x + near && x < field.x + field.width - near
  return !inside || y < field.y + near || y > field.y + field.height - near
}

/** Cells under a header of a personal kind, found by the header's place on the picture. */
function* tables(page: Page, node: StructureNode): Generator<BoxCandidate> {
  if (!node.columns || !page.layout) return
  const inside = textIn(page, node.box)
  const heads = node.columns.map(name => inside.find(segment => sameText(segment.text, name)))
  for (const [i, head] of heads.entries()) {
    const kind = labelKind(node.columns[i]!)
    const category = kind && LABELS[kind]
    if (!head || !category) continue
    const right = heads.slice(i + 1).find(next => next !== undefined && next.box.x > head.box.x)
    const left = head.box.x - head.em
    const end = right ? right.box.x - 0.4 * head.em : node.box.x + node.box.width
    for (const cell of inside) {
      const below = cell.box.y > head.box.y + head.box.height
      if (!below || cell.box.x < left || cell.box.x + cell.box.width > end + head.em) continue
      if (cell.text.length < 3 || isMasked(cell.text) || !fits(cell.text, category)) continue
      yield {
        box: sliceSegment(cell, 0, cell.text.length),
        category,
        score: 0.72,
        text: cell.text,
        origin: 'structure',
      }
    }
  }
}

/** A cell that can't be of the column's category (a status, a dash) stays. */
function fits(text: string, category: Category): boolean {
  switch (category) {
    case 'EMAIL':
      return /[@©®]|\.\w{2,}/.test(text)
    case 'PHONE':
    case 'CARD':
    case 'BANK_ACCOUNT':
    case 'NATIONAL_ID':
    case 'DATE_OF_BIRTH':
    case 'IP':
      return (text.match(/\d/g)?.length ?? 0) >= 4
    case 'PERSON':
      return (
        /^\p{Lu}[\p{L}\p{M}'’.-]+(?:[ ,]+[\p{L}\p{M}'’.-]+){1,4}$/u.test(text) || /^[\u0e00-\u0e7f ]{4,50}$/.test(text)
      )
    default:
      return /\p{L}/u.test(text)
  }
}

/** Values in a node's own text, which is exact where the reading may not be: matched to the words in its box. */
function* texts(page: Page, node: StructureNode): Generator<BoxCandidate> {
  for (const text of new Set([node.name, node.text ?? ''])) {
    if (text.length < 4 || text.length > 4_000) continue
    for (const found of detectPassages(text, page.context, page.gazetteer)) {
      if (found.score < 0.6) continue
      const value = text.slice(found.start, found.end)
      const boxes = textIn(page, node.box).flatMap(segment =>
        findValue(segment.text, value, found.category)
          .filter(passage => !passage.partial)
          .map(({ start, end }) => sliceSegment(segment, start, end)),
      )
      if (boxes.length > 0)
        for (const box of boxes)
          yield { box, category: found.category, score: found.score, text: value, origin: 'structure' }
      else if (
        page.layout &&
        isOnlyValue(text, value) &&
        node.box.width * node.box.height <= LARGEST * page.layout.width * page.layout.height
      ) {
        yield { box: node.box, category: found.category, score: found.score, text: value, origin: 'structure' }
      }
    }
  }
}

function isOnlyValue(text: string, value: string): boolean {
  return value.length >= 0.6 * text.length
}

/** Lower than this in image pixels nothing is legible; the round corners of a field's frame are read as letters. */
const LEAST_HEIGHT = 5

function textIn(page: Page, box: Box): Segment[] {
  return (page.layout?.segments ?? []).filter(
    segment =>
      segment.words.some(word => word.box.height >= LEAST_HEIGHT) &&
      intersectionArea(segment.box, box) >= 0.6 * segment.box.width * segment.box.height,
  )
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return plain(a) === plain(b)
}

function pad(box: Box): Box {
  const by = Math.max(2, 0.12 * box.height)
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}
