import type { TeamState } from '../../../contract/desk/team.ts'
import type { StorageCheck } from '../../../contract/server/admin.ts'
import { formatSpan } from '../../components/time.ts'

/** The connection as a sentence. */
export function connectionWords(state: TeamState, now: number): string {
  switch (state.connection) {
    case 'solo':
      return 'This desk works alone.'
    case 'signed-out':
      return 'Connected, but nobody is signed in to the server from this account.'
    case 'offline':
      return state.nextTryAt === undefined
        ? 'The server cannot be reached. Work goes on; changes wait here.'
        : `The server cannot be reached. Work goes on; the next try is in ${formatSpan(state.nextTryAt - now)}.`
    case 'syncing':
      return 'Exchanging changes.'
    case 'online':
      return 'Everything is exchanged.'
  }
}

const EVENTS: Readonly<Record<string, string>> = {
  report: 'Reported',
  claim: 'Taken',
  renew: 'Kept',
  release: 'Given back',
  edit: 'Edited',
  submit: 'Submitted',
  approve: 'Approved',
  return: 'Returned',
  export: 'Exported',
  close: 'Closed',
  cancel: 'Cancelled',
  upload: 'Redacted file',
}

/** What was done to a ticket, as a word. */
export function eventWord(event: string): string {
  return EVENTS[event] ?? event
}

/** "Taken, edited 5 times, submitted": a run of the same event is one phrase. */
export function eventRun(events: readonly string[]): string {
  const phrases: { word: string; times: number }[] = []
  for (const event of events) {
    const word = eventWord(event)
    const last = phrases.at(-1)
    if (last?.word === word) last.times += 1
    else phrases.push({ word, times: 1 })
  }
  return phrases
    .map(({ word, times }, index) => {
      const written = index === 0 ? word : word.toLowerCase()
      return times === 1 ? written : `${written} ${times} times`
    })
    .join(', ')
}

/** Which products an account sees, as a phrase. */
export function scopeWords(scopes: readonly string[]): string {
  if (scopes.length === 0) return 'nothing yet'
  return scopes.map(scope => (scope === '*' ? 'everything' : scope.replace(/\/\*$/, ', all products'))).join('; ')
}

/** What each step of the storage test shows. */
export const STORAGE_CHECKS: Readonly<Record<StorageCheck['name'], string>> = {
  reach: 'The bucket can be reached',
  write: 'A file can be written with its checksum',
  verify: 'The stored file is exactly what was sent',
  'overwrite-refused': 'A file cannot be overwritten',
  encryption: 'Files are encrypted by the storage',
  multipart: 'Large files can be sent in parts',
  delete: 'A file can be deleted with all its versions',
}
