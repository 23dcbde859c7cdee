import type { Category } from '../../../contract/category.ts'

const DOTS = '•••'

/**
 * What may be shown of a value: its first letter and dots, always as many, so that neither the value nor its length is given
 * away. Emails and URLs keep their shape (`j•••@e•••`); numbers, ids and secrets give no character at all.
 */
export function maskValue(text: string, category: Category): string {
  const value = text.trim()
  switch (category) {
    case 'EMAIL': {
      const [local = '', domain = ''] = value.split(/[@©®]/)
      return `${first(local)}${DOTS}@${first(domain.trim())}${DOTS}`
    }
    case 'PERSON':
    case 'USERNAME':
    case 'ADDRESS':
    case 'CUSTOM':
      return `${first(value)}${DOTS}`
    case 'FACE':
      return 'face'
    case 'CODE':
      return 'code'
    default:
      return DOTS
  }
}

/** The first letter; nothing when the value is so short that it would be most of it. */
function first(text: string): string {
  const letters = [...text.matchAll(/[\p{L}\p{N}]\p{M}*/gu)].map(match => match[0])
  return letters.length >= 3 && /\p{L}/u.test(letters[0]!) ? letters[0]! : ''
}
