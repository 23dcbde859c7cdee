import { formatDuration } from '../../contract/duration.ts'
import type { PolicyComparison, PromiseChange } from '../../contract/policy.ts'
import { comparePolicies } from '../core/policy/compare/compare.ts'
import { importPolicy, type PolicyText } from '../core/policy/import/import.ts'
import { readInput } from './inputs.ts'
import { EXIT, printJson, printTable } from './output.ts'

interface PolicyFlags {
  readonly json?: boolean
}

/** `desk policy import FILE`: sections and proposed commitments of a policy's text. */
export async function policyImportCommand(file: string, flags: PolicyFlags): Promise<number> {
  const { policy } = await readPolicy(file)
  if (flags.json) {
    printJson(policy)
    return EXIT.ok
  }
  const of = policy.updated ? ` (updated ${policy.updated})` : ''
  process.stdout.write(`${policy.title}${of}: ${policy.sections.length} sections\n`)
  if (policy.commitments.length > 0) {
    const rows = policy.commitments.map(c => [
      String(c.line),
      shorten(c.section, 24),
      c.kind,
      c.duration ? formatDuration(c.duration) : '',
      shorten(c.party ? `${c.party}${c.place ? ` (${c.place})` : ''}: ${c.subject}` : c.subject, 90),
    ])
    printTable(['LINE', 'SECTION', 'KIND', 'TIME', 'SUBJECT'], rows, [0])
  }
  for (const note of policy.notes) process.stdout.write(`line ${note.line}: ${note.message}\n`)
  return EXIT.ok
}

/** `desk policy diff OLD NEW`: what changed; 3 when a change is material (weaker, removed, a new recipient). */
export async function policyDiffCommand(oldFile: string, newFile: string, flags: PolicyFlags): Promise<number> {
  const [old, next] = [await readPolicy(oldFile), await readPolicy(newFile)]
  const comparison = comparePolicies(old, next)
  if (flags.json) printJson(comparison)
  else printComparison(comparison)
  return comparison.material ? EXIT.found : EXIT.ok
}

function printComparison(comparison: PolicyComparison): void {
  for (const { change, old, new: next, words } of comparison.sections) {
    if (change === 'unchanged') continue
    const shown = next ?? old
    process.stdout.write(`${change.toUpperCase()} section ${[shown?.number, shown?.title].filter(Boolean).join(' ')}\n`)
    if (change !== 'changed') continue
    for (const word of words) {
      const text = shorten(word.text.replace(/\s+/g, ' ').trim(), 100)
      if (word.op !== 'same' && text !== '') process.stdout.write(`  ${word.op === 'added' ? '+' : '-'} ${text}\n`)
    }
  }
  const told = comparison.promises.filter(p => p.change !== 'unchanged')
  if (told.length > 0) printTable(['PROMISE', 'KIND', 'SUBJECT', 'WHY'], told.map(toRow))
  const { added, removed, stricter, weaker, unchanged } = comparison.counts
  process.stdout.write(
    `${added} added, ${removed} removed, ${stricter} stricter, ${weaker} weaker, ${unchanged} unchanged\n`,
  )
  if (comparison.material) {
    const notice = formatDuration(comparison.notice)
    process.stdout.write(`Material: announce it ${notice} ahead; weaker and removed promises need a lead’s sign-off\n`)
  }
}

function toRow(p: PromiseChange): readonly string[] {
  return [p.change, p.kind, shorten(p.subject, 70), p.reason ?? '']
}

async function readPolicy(file: string): Promise<PolicyText> {
  return importPolicy(await readInput(file), file)
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
