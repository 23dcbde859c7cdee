import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'
import { BundleCollector, type BundleFiles } from './bundle-files.ts'
import { readZipBundle } from './read-zip.ts'

/** Reads a bundle from a folder or a .zip on disk. Throws NOT_FOUND or BAD_BUNDLE, naming `path`. */
export async function readBundlePath(path: string): Promise<BundleFiles> {
  const info = await stat(path).catch(() => undefined)
  if (!info)
    throw new DeskError('NOT_FOUND', { message: `There is no file or folder ${path}`, hint: 'Check the path.' })
  return info.isDirectory() ? readFolderBundle(path) : readZipBundle(await readFile(path))
}

async function readFolderBundle(root: string): Promise<BundleFiles> {
  const collector = new BundleCollector()
  for await (const relative of walk(root, '')) {
    const file = join(root, relative)
    collector.reserve(relative, (await lstat(file)).size)
    collector.add(relative, await readFile(file))
  }
  return collector.finish()
}

/** Regular files only: a symbolic link could lead outside of the bundle. */
async function* walk(root: string, relative: string): AsyncGenerator<string> {
  for (const entry of await readdir(join(root, relative), { withFileTypes: true })) {
    const path = relative ? `${relative}/${entry.name}` : entry.name
    if (entry.isDirectory()) yield* walk(root, path)
    else if (entry.isFile()) yield path
  }
}
