import type { RequestKind } from '../../../contract/desk/requests.ts'

const KINDS: Readonly<Record<RequestKind, string>> = {
  access: 'Access',
  rectification: 'Rectification',
  deletion: 'Deletion',
  portability: 'Portability',
  restriction: 'Restriction',
  objection: 'Objection',
  withdrawal: 'Withdrawal of consent',
  'child-deletion': 'Deletion of a child’s data',
}

export function requestWords(kind: RequestKind): string {
  return KINDS[kind]
}

export const REQUEST_CHOICES = (Object.keys(KINDS) as RequestKind[]).map(value => ({ value, label: KINDS[value] }))

/** A request with less time than this is due soon. */
export const REQUEST_SOON_MS = 5 * 86_400_000
