import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportResult } from '../../../contract/desk/tutorials.ts'
import { DeskError } from '../../../contract/errors.ts'
import { resourcePath } from '../resource-path.ts'
import type { Workspace } from '../workspace.ts'
import type { BundleFiles } from './bundle-files.ts'
import { importBundle } from './import.ts'
import { readBundlePath } from './read-folder.ts'

const HOUR_MS = 3_600_000
/** Reported this long ago, so that a first look shows one due soon, one with time and one overdue. */
const SAMPLE_AGES_MS = [22.5 * HOUR_MS, 6 * HOUR_MS, 25 * HOUR_MS]

/** Imports the sample tutorials, with their reports dated back from now; those already there are left alone. */
export async function importSamples(workspace: Workspace): Promise<ImportResult[]> {
  const root = resourcePath('resources/samples')
  const folders = (await readdir(root, { withFileTypes: true }))
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
  const results: ImportResult[] = []
  for (const [index, folder] of folders.sort().entries()) {
    const files = await readBundlePath(join(root, folder))
    const reportedAt = workspace.now() - SAMPLE_AGES_MS[index % SAMPLE_AGES_MS.length]
    try {
      results.push(await importBundle(workspace, dated(files, reportedAt)))
    } catch (error) {
      if (!(error instanceof DeskError && error.code === 'ALREADY_EXISTS')) throw error
    }
  }
  return results
}

function dated(files: BundleFiles, at: number): BundleFiles {
  const manifest = JSON.parse(Buffer.from(files.get('tutorial.json') as Uint8Array).toString('utf8')) as {
    reports?: { at: unknown }[]
  }
  const reports = manifest.reports?.map(report => ({ ...report, at }))
  return new Map([...files, ['tutorial.json', Buffer.from(JSON.stringify({ ...manifest, reports }))]])
}
