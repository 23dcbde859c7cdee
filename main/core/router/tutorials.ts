import { withObjects } from '../retention/objects.ts'
import { deleteTutorial } from '../retention/tutorial.ts'
import { screenshotRows } from '../screenshots/store.ts'
import type { Services } from '../services.ts'
import type { BundleFiles } from '../tutorials/bundle-files.ts'
import { BundleCollector } from '../tutorials/bundle-files.ts'
import { importBundle } from '../tutorials/import.ts'
import { readZipBundle } from '../tutorials/read-zip.ts'
import { importSamples } from '../tutorials/samples.ts'
import { listTutorials } from '../tutorials/tutorials.ts'
import { desk } from './base.ts'

export function tutorialsRouter({ workspace, memory, scanner }: Services) {
  return {
    list: desk.tutorials.list.handler(() => {
      workspace.account()
      return [...listTutorials(workspace)]
    }),
    import: desk.tutorials.import.handler(async ({ input }) => {
      workspace.account()
      return importBundle(workspace, await filesOf(input.files))
    }),
    importSamples: desk.tutorials.importSamples.handler(() => {
      workspace.account()
      return importSamples(workspace)
    }),
    remove: desk.tutorials.remove.handler(async ({ input }) => {
      const ids = screenshotRows(workspace, input.id).map(row => row.id)
      await withObjects(workspace, objects => deleteTutorial(workspace, input.id, objects))
      scanner.cancel(ids)
      memory.wipe(ids)
      return { ok: true as const }
    }),
  }
}

/** One .zip, or a folder's files as the browser hands them over. */
async function filesOf(uploads: readonly { readonly path: string; readonly file: File }[]): Promise<BundleFiles> {
  const [first] = uploads
  if (uploads.length === 1 && /\.zip$/i.test(first.path))
    return readZipBundle(new Uint8Array(await first.file.arrayBuffer()))
  const collector = new BundleCollector()
  for (const { path, file } of uploads) {
    collector.reserve(path, file.size)
    collector.add(path, new Uint8Array(await file.arrayBuffer()))
  }
  return collector.finish()
}
