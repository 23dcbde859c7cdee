import { DeskError } from '../../../contract/errors.ts'

/** The files of one bundle by their path relative to `tutorial.json`, read into memory and nowhere else. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>

export const BUNDLE_LIMITS = {
  files: 2000,
  /** One file, in bytes; a 100-megapixel PNG fits. */
  fileBytes: 200 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
} as const

/** Collects files while counting, so that nothing unpacks to gigabytes whatever its header says. */
export class BundleCollector {
  readonly #files = new Map<string, Uint8Array>()
  #bytes = 0

  /** Call before reading on: throws BAD_BUNDLE when `bytes` more (after `before` of the same file) would pass a limit. */
  reserve(path: string, bytes: number, before = 0): void {
    if (before + bytes > BUNDLE_LIMITS.fileBytes)
      throw tooLarge(`${path} is larger than ${mib(BUNDLE_LIMITS.fileBytes)} MiB`)
    this.#bytes += bytes
    if (this.#bytes > BUNDLE_LIMITS.totalBytes)
      throw tooLarge(`it unpacks to more than ${mib(BUNDLE_LIMITS.totalBytes)} MiB`)
  }

  add(path: string, content: Uint8Array): void {
    if (this.#files.size >= BUNDLE_LIMITS.files) throw tooLarge(`it holds more than ${BUNDLE_LIMITS.files} files`)
    this.#files.set(checkPath(path), content)
  }

  /** The files relative to the shallowest `tutorial.json`, so that a zip of a folder works as well as of its contents. */
  finish(): BundleFiles {
    const manifests = [...this.#files.keys()].filter(
      path => path === 'tutorial.json' || path.endsWith('/tutorial.json'),
    )
    const manifest = manifests.sort((a, b) => a.split('/').length - b.split('/').length)[0]
    if (manifest === undefined) throw new DeskError('BAD_BUNDLE', { message: 'The bundle has no tutorial.json' })
    const prefix = manifest.slice(0, -'tutorial.json'.length)
    const inside = [...this.#files].filter(([path]) => path.startsWith(prefix))
    return new Map(inside.map(([path, content]) => [path.slice(prefix.length), content]))
  }
}

/** Forward slashes, relative, without `..`: throws BAD_BUNDLE for a path that climbs out of the bundle. */
export function checkPath(path: string): string {
  const normal = path.replaceAll('\\', '/')
  const climbs =
    normal.startsWith('/') || /^[A-Za-z]:/.test(normal) || normal.split('/').includes('..') || normal.includes('\0')
  if (climbs) throw new DeskError('BAD_BUNDLE', { message: 'The bundle has a file whose path leads outside of it' })
  return normal
}

function tooLarge(what: string): DeskError {
  return new DeskError('BAD_BUNDLE', {
    message: `The bundle is too large: ${what}`,
    hint: 'Split the tutorial or shrink its screenshots.',
  })
}

function mib(bytes: number): number {
  return bytes / 1024 / 1024
}
