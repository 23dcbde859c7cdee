import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../core/core.ts'

export interface DemoAccount {
  readonly name: string
  readonly role: 'agent' | 'reviewer'
  readonly password: string
}

/** A temporary folder for a demo's workspace; `remove` deletes it with everything inside. */
export function demoFolder(): { readonly workspacePath: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'redaction-desk-demo-'))
  return {
    workspacePath: join(folder, 'demo.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  }
}

/**
 * Fills an empty workspace through the same calls the renderer uses: an agent, a reviewer and the sample tutorials.
 * Ends signed out. The passwords are new each time.
 */
export async function seedDemo(core: Pick<Core, 'client'>): Promise<readonly DemoAccount[]> {
  const reviewer: DemoAccount = { name: 'Rosa Reviewer', role: 'reviewer', password: invented() }
  const agent: DemoAccount = { name: 'Ada Agent', role: 'agent', password: invented() }
  const desk = core.client
  // The first account is the workspace's admin, which includes a reviewer's rights.
  await desk.session.setup({ name: reviewer.name, password: reviewer.password, samples: true })
  await desk.accounts.create(agent)
  await desk.session.signOut()
  return [agent, reviewer]
}

/** What a person reads in the terminal. */
export function describeDemo(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(a => `  ${a.role.padEnd(8)}  ${a.name.padEnd(13)}  password ${a.password}`)
  return ['Demo workspace, deleted when the desk closes. Sign in as:', ...rows].join('\n')
}

/** A password that is easy to copy by hand: two words of three syllables and four digits, about 50 bits. */
function invented(): string {
  const consonants = 'bdfgklmnprstvz'
  const vowels = 'aeiou'
  const pick = (from: string) => from[randomInt(from.length)]
  const word = () => Array.from({ length: 3 }, () => `${pick(consonants)}${pick(vowels)}`).join('')
  return `${word()}-${word()}-${String(randomInt(1000, 10_000))}`
}
