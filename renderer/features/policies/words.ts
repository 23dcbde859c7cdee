import { formatDuration } from '../../../contract/duration.ts'
import type { CommitmentKind, PromiseChangeKind } from '../../../contract/policy.ts'

const KINDS: Readonly<Record<CommitmentKind, string>> = {
  deadline: 'Deadline',
  retention: 'Retention',
  handling: 'Handling',
  security: 'Security',
  right: 'Right',
  notice: 'Notice',
  minimisation: 'Minimisation',
}

export function kindWords(kind: CommitmentKind): string {
  return KINDS[kind]
}

export const KIND_CHOICES = (Object.keys(KINDS) as CommitmentKind[]).map(value => ({ value, label: KINDS[value] }))

const CHANGES: Readonly<Record<PromiseChangeKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  stricter: 'Stricter',
  weaker: 'Weaker',
  unchanged: 'Unchanged',
}

export function changeWords(change: PromiseChangeKind): string {
  return CHANGES[change]
}

/** A parameter of a pack as people read it: durations in words, lists with commas, names with spaces. */
export function parameterWords(value: string | number | readonly string[]): string {
  if (typeof value === 'string' && /^P[T\d]/.test(value)) return formatDuration(value)
  return typeof value === 'object' ? value.join(', ') : String(value)
}

/** `keyPer` → "key per". */
export function parameterName(name: string): string {
  return name.replace(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`)
}
