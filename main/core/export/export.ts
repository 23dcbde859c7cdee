import { createHash } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { ExportResult } from '../../../contract/desk/review.ts'
import type { Submission } from '../../../contract/desk/tickets.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { redactionFile } from '../review/redaction-file.ts'
import type { SessionMemory } from '../screenshots/memory.ts'
import { screenshotRows } from '../screenshots/store.ts'
import { redactedTexts, redactPlainText } from '../texts/texts.ts'
import { changeTicket, ticketRecord, toTicket } from '../tickets/store.ts'
import { findSubmission } from '../tickets/submissions.ts'
import { tutorialContent, tutorialRow } from '../tutorials/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import { writeFileAtomically } from './atomic-file.ts'
import { destinationFolder, destinationKind, TEAM_DESTINATION } from './destinations.ts'
import type { ExportFile } from './export-file.ts'
import { writeToStorage } from './storage.ts'

/** Brings the files of a team ticket into the team's storage and checks them there; says where that is. */
export type TeamExport = (ticket: Ticket) => Promise<string>

/**
 * Writes an approved ticket's files into a new folder or the bucket of the destination, or leaves them to the team's
 * storage, then marks it exported and closes it. The bytes are
 * those that verification and approval named; anything else is APPROVAL_VOID. All or nothing: the folder appears under its
 * final name only when every file is in it.
 */
export async function exportTicket(
  workspace: Workspace,
  memory: SessionMemory,
  ticketId: string,
  destinationId: string,
  teamExport?: TeamExport,
): Promise<ExportResult> {
  workspace.account()
  const ticket = toTicket(ticketRecord(workspace, ticketId))
  const files = collectExport(workspace, ticket)
  const target = await write(workspace, ticket, files, destinationId, teamExport).catch(error => {
    workspace.audit('export.failed', { ticketId, code: error instanceof DeskError ? error.code : 'INTERNAL' })
    throw error
  })
  const closed = finishExport(workspace, memory, ticket, files)
  return {
    ticket: closed,
    destination: basename(target),
    files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes: bytes.length })),
  }
}

async function write(
  workspace: Workspace,
  ticket: Ticket,
  files: readonly ExportFile[],
  destinationId: string,
  teamExport: TeamExport | undefined,
): Promise<string> {
  if (destinationId === TEAM_DESTINATION.id && teamExport) return teamExport(ticket)
  if (destinationKind(workspace, destinationId) === 's3') return writeToStorage(workspace, destinationId, ticket, files)
  return writeFolder(destinationFolder(workspace, destinationId), folderName(ticket), files)
}

/** The redacted pictures and the tutorial's json of an approved ticket, checked against what was approved. */
export function collectExport(workspace: Workspace, ticket: Ticket): readonly ExportFile[] {
  if (ticket.state !== 'approved' || !ticket.submissionId || !ticket.tutorialId) {
    throw new DeskError('WRONG_STATE', { details: [`the ticket is ${ticket.state}`] })
  }
  const submission = findSubmission(workspace, ticket.submissionId)
  const fileNames = new Map(screenshotRows(workspace, ticket.tutorialId).map(row => [row.step, row.fileName]))
  const pictures = submission.steps.map(step => {
    const bytes = redactionFile(workspace, step.redactionId)
    const sha256 = sha256Of(bytes)
    if (sha256 !== step.sha256) throw new DeskError('APPROVAL_VOID', { details: [`step ${step.step}`] })
    return { step: step.step, name: pngName(fileNames.get(step.step), step.step), bytes, sha256 }
  })
  const json = Buffer.from(`${JSON.stringify(tutorialJson(workspace, ticket, submission, pictures), null, 2)}\n`)
  return [
    ...pictures.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    { name: 'tutorial.json', bytes: json, sha256: sha256Of(json) },
  ]
}

/** Marks the ticket exported and closed, and forgets its pixels and texts. */
export function finishExport(
  workspace: Workspace,
  memory: SessionMemory,
  ticket: Ticket,
  files: readonly ExportFile[],
): Ticket {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const manifest = files.find(file => file.name === 'tutorial.json')
  changeTicket(workspace, ticket.id, { type: 'export' }, { action: 'ticket.exported' }, () =>
    workspace.audit('export.written', {
      ticketId: ticket.id,
      submissionId: ticket.submissionId,
      counts: { files: files.length },
      bytes,
      sha256: manifest?.sha256,
      commitments:
        ticket.source === 'stepify' ? ['stepify.manual-redaction', 'stepify.verify-before-publish'] : undefined,
    }),
  )
  const closed = changeTicket(workspace, ticket.id, { type: 'close' }, { action: 'ticket.closed' })
  if (ticket.tutorialId) memory.wipe(screenshotRows(workspace, ticket.tutorialId).map(row => row.id))
  return closed
}

/** What the tutorial store needs to update the tutorial: redacted texts, the new pictures and their checksums; no owner, no reporter. */
function tutorialJson(
  workspace: Workspace,
  ticket: Ticket,
  submission: Submission,
  pictures: readonly { readonly step: number; readonly name: string; readonly sha256: string }[],
) {
  const row = tutorialRow(workspace, ticket.tutorialId as string)
  const { title, goal, platform } = tutorialContent(workspace, row)
  const byStep = new Map(pictures.map(picture => [picture.step, picture]))
  return {
    version: 1,
    source: row.source,
    product: row.product,
    id: row.externalId,
    title: redactPlainText(workspace, row.id, title),
    goal: redactPlainText(workspace, row.id, goal),
    platform,
    visibility: row.visibility,
    steps: redactedTexts(workspace, row.id).map(({ step, ...texts }) => {
      const picture = byStep.get(step)
      const regions = submission.steps.find(submitted => submitted.step === step)?.regions ?? []
      return {
        number: step,
        ...texts,
        ...(picture ? { screenshot: picture.name, sha256: picture.sha256, regions: toCounts(regions) } : {}),
      }
    }),
  }
}

function toCounts(regions: Submission['steps'][number]['regions']): Record<string, number> {
  return Object.fromEntries(regions.map(({ category, count }) => [category, count]))
}

async function writeFolder(root: string, name: string, files: readonly ExportFile[]): Promise<string> {
  const final = join(root, name)
  const temporary = join(root, `.${name}.part`)
  try {
    await rm(temporary, { recursive: true, force: true })
    await mkdir(temporary, { recursive: true })
    for (const file of files) await writeFileAtomically(join(temporary, file.name), file.bytes)
    // An export that was interrupted after its rename is simply written again: same approved bytes, same name.
    await rm(final, { recursive: true, force: true })
    await rename(temporary, final)
    return final
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {})
    if (error instanceof DeskError) throw error
    throw new DeskError('NOT_WRITABLE', { details: [(error as NodeJS.ErrnoException).code ?? 'unknown'] })
  }
}

/** Source, product and the ticket's id: no title, so no personal data in file names. */
function folderName(ticket: Ticket): string {
  return `${ticket.source}-${ticket.product}-${ticket.id.slice(0, 8)}`
}

function pngName(fileName: string | undefined, step: number): string {
  const name = fileName ? basename(fileName, extname(fileName)) : `step-${step}`
  // A bundle's own name goes on only when it is plain; anything else could carry words.
  return /^(step|screen|screenshot)?[-_]?\d+$/i.test(name) ? `${name}.png` : `step-${step}.png`
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
