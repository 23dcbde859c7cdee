import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The absolute path of a file that ships with the desk, given relative to the package's root. Found by walking up to
 * the package.json, so it holds for the sources, for the bundle in `out/` and inside a packaged app.
 */
export function resourcePath(relative: string): string {
  return join(packageRoot(), relative)
}

let root: string | undefined
function packageRoot(): string {
  if (root) return root
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json not found above the desk')
    folder = parent
  }
  root = folder
  return folder
}
