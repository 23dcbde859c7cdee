import { existsSync } from 'node:fs'
import type { Role } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import { findAccount } from '../core/accounts/accounts.ts'
import { verifyAudit } from '../core/audit/log.ts'
import { type Database, openDatabase } from '../core/database/open.ts'
import { tickets } from '../core/database/schema/tickets.ts'
import { toRows, WORKING_STATES } from '../core/tickets/queue.ts'
import { importBundle } from '../core/tutorials/import.ts'
import { readBundlePath } from '../core/tutorials/read-folder.ts'
import { findMasterKey, findOrCreateMasterKey } from '../core/vault/machine-key.ts'
import { openWithPassword } from '../core/vault/slots.ts'
import { createWorkspace, type Workspace } from '../core/workspace.ts'
import { defaultWorkspacePath } from '../shell/workspace-path.ts'
import { EXIT, printJson, printTable } from './output.ts'

export interface WorkspaceFlags {
  readonly workspace?: string
  readonly account?: string
  readonly json?: boolean
}

/** `desk import BUNDLE`: the tutorial and its tickets, all or nothing. */
export async function importCommand(bundle: string, flags: WorkspaceFlags): Promise<number> {
  const files = await readBundlePath(bundle)
  return withWorkspace(flags, { create: true }, async workspace => {
    const result = await importBundle(workspace, files)
    if (flags.json) printJson({ version: 1, ...result })
    else process.stdout.write(`Imported a tutorial with ${result.steps} steps and ${result.tickets.length} tickets\n`)
    return EXIT.ok
  })
}

/** `desk tickets`: the queue by time left. */
export async function ticketsCommand(flags: WorkspaceFlags): Promise<number> {
  return withWorkspace(flags, { create: false }, async workspace => {
    const records = workspace.db.select().from(tickets).orderBy(tickets.dueAt).all()
    const rows = toRows(workspace, records)
    if (flags.json)
      printJson({
        version: 1,
        tickets: rows.map(({ ticket, flaggedSteps, title }) => ({ ...ticket, flaggedSteps, title })),
      })
    else if (rows.length === 0) process.stdout.write('No tickets. Import a bundle: desk import BUNDLE\n')
    else {
      const cells = rows.map(({ ticket, title, flaggedSteps }) => [
        ticket.id.slice(0, 8),
        ticket.state,
        WORKING_STATES.includes(ticket.state) ? timeLeft(ticket.dueAt - workspace.now()) : '',
        `${ticket.source}/${ticket.product}`,
        flaggedSteps.join(','),
        title,
      ])
      printTable(['TICKET', 'STATE', 'TIME LEFT', 'SOURCE', 'STEPS', 'TUTORIAL'], cells)
    }
    return EXIT.ok
  })
}

/** `desk audit verify`: needs nothing but the file; 3 when the chain is broken. */
export async function auditVerifyCommand(flags: WorkspaceFlags): Promise<number> {
  const path = flags.workspace ?? defaultWorkspacePath()
  expectFile(path)
  const database = openDatabase(path, { readonly: true })
  try {
    const verdict = verifyAudit(database.db)
    if (flags.json) printJson({ version: 1, ...verdict })
    else if (verdict.intact)
      process.stdout.write(`The audit chain is intact: ${verdict.events} events, head ${verdict.head}\n`)
    else
      process.stdout.write(
        `The audit chain is BROKEN at event ${verdict.brokenAt}, after ${verdict.events} intact events\n`,
      )
    return verdict.intact ? EXIT.ok : EXIT.found
  } finally {
    database.close()
  }
}

/** Opens and unlocks a workspace for one command. */
export async function withWorkspace(
  flags: WorkspaceFlags,
  options: { readonly create: boolean },
  use: (workspace: Workspace) => Promise<number>,
): Promise<number> {
  const path = flags.workspace ?? defaultWorkspacePath()
  if (!options.create) expectFile(path)
  const database = openDatabase(path)
  const workspace = createWorkspace(database, Date.now)
  try {
    await unlock(database, workspace, flags, options.create)
    return await use(workspace)
  } finally {
    workspace.lock()
    database.close()
  }
}

/** With `--account` and DESK_PASSWORD as that person; else with the machine's key or DESK_MASTER_KEY as the desk itself. */
async function unlock(database: Database, workspace: Workspace, flags: WorkspaceFlags, create: boolean): Promise<void> {
  if (flags.account) {
    const account = findAccount(database.db, flags.account)
    const key = account && (await openWithPassword(database.db, account.id, process.env.DESK_PASSWORD ?? ''))
    if (!account || account.disabledAt !== undefined || !key) {
      throw new DeskError('WRONG_PASSWORD', { hint: 'Give the password in DESK_PASSWORD.' })
    }
    return workspace.unlock(key, account)
  }
  const key = create ? findOrCreateMasterKey(database.db, workspace.now()) : findMasterKey(database.db)
  if (!key) {
    throw new DeskError('NOT_SIGNED_IN', {
      message: 'The workspace is locked',
      hint: 'Give --account NAME with its password in DESK_PASSWORD, or DESK_MASTER_KEY.',
    })
  }
  workspace.unlock(key, null)
}

/** With `--account`, that person's role must include `role`; the machine's own key is the desk itself. */
export function requireRole(workspace: Workspace, role: Role): void {
  if (workspace.seat()) workspace.require(role)
}

function expectFile(path: string): void {
  if (existsSync(path)) return
  throw new DeskError('NOT_FOUND', {
    message: `There is no workspace file ${path}`,
    hint: 'Give --workspace FILE, or import a bundle first.',
  })
}

function timeLeft(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  return `${ms < 0 ? 'overdue ' : ''}${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
