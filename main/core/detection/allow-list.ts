import type { Category } from '../../../contract/category.ts'
import { SOURCES } from '../../../contract/source.ts'
import { nameKey } from './names/gazetteer.ts'
import { foldConfusables } from './same-value.ts'
import type { DetectionContext } from './types.ts'

/** Names of the products themselves, as their screens write them. */
const PRODUCTS = [
  ...Object.values(SOURCES).flat(),
  'steplus',
  'step plus',
  'chat with db',
  'status alert',
  'mail craft',
  'step iq',
]

/** True for a value that stays readable: the tutorial owner's own (stepify.owner-exempt), or a product's name. */
export function allowList(
  context: DetectionContext,
): (text: string, category: Category, inColumn?: boolean) => boolean {
  const allow = (context.allow ?? []).map(value => value.trim()).filter(value => value.length > 0)
  const parts = new Set(
    allow
      .filter(value => !value.includes('@'))
      .flatMap(value =>
        value
          .split(/\s+/)
          .filter(part => part.length >= 3)
          .map(nameKey),
      ),
  )
  const initials = new Set(
    allow
      .filter(value => /^\p{L}+(?:[ -]\p{L}[\p{L}.]*)+$/u.test(value))
      .map(value => {
        const words = value.split(/[ -]+/)
        return nameKey(words[0]![0]! + words.at(-1)![0]!)
      }),
  )
  return (text, category, inColumn = false) => {
    const value = text.trim().replace(/^@/, '')
    if (allow.some(other => isReadingOf(value, other.replace(/^@/, '')))) return true
    // In a column of people's names half of the owner's name is somebody else's.
    if (category === 'PERSON' && !inColumn && (parts.has(nameKey(value)) || initials.has(nameKey(value)))) return true
    return (category === 'PERSON' || category === 'USERNAME') && PRODUCTS.includes(value.toLowerCase())
  }
}

/** The same value as OCR may have read it. "jane29" is not "jane32": what is exempt wrongly leaks, so no edits are forgiven, nor other digits. */
function isReadingOf(value: string, own: string): boolean {
  if (value === own) return true
  const folded = foldConfusables(value)
  return folded !== '' && folded === foldConfusables(own) && digits(value) === digits(own)
}

const digits = (text: string) => text.replace(/\D/g, '')
