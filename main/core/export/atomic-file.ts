import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'

/**
 * Writes `bytes` so that `path` holds either what it held before or all of the new bytes, never a part: a fresh temporary
 * file in the same folder, fsync, rename, fsync of the folder. After a failure no temporary file is left.
 *
 * @throws DeskError NOT_WRITABLE with the system's code (such as ENOSPC) as its detail.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw new DeskError('NOT_WRITABLE', { details: [(error as NodeJS.ErrnoException).code ?? 'unknown'] })
  }
}

/** Makes the rename itself durable. Windows can't open folders and some network file systems refuse: then it is up to them. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch(() => null)
  if (!handle) return
  try {
    await handle.sync()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error
  } finally {
    await handle.close()
  }
}
