import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** What the built renderer consists of. Anything else is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export interface StaticFile {
  readonly bytes: Buffer<ArrayBuffer>
  readonly mediaType: string
}

/**
 * The file that a URL path names inside `folder`, for both shells. A path without an extension is a route of the
 * renderer and gets index.html. Null for what doesn't exist, leaves the folder (also by symbolic link or by encoded
 * characters), is hidden, or has a type the renderer doesn't use.
 */
export async function readStaticFile(folder: string, urlPath: string): Promise<StaticFile | null> {
  const relative = decodePath(urlPath)
  if (relative === null) return null
  const name = extname(relative) === '' ? 'index.html' : relative
  const mediaType = MEDIA_TYPES[extname(name).toLowerCase()]
  if (!mediaType) return null
  try {
    const root = await realpath(folder)
    const path = await realpath(join(root, name))
    if (!path.startsWith(root + sep)) return null
    return { bytes: (await readFile(path)) as Buffer<ArrayBuffer>, mediaType }
  } catch {
    return null
  }
}

/** `/assets/a.js` → `assets/a.js`; null when any part could mean something else to a file system. */
function decodePath(urlPath: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  // A second layer of encoding, a Windows separator, drive or stream, a NUL: nothing the build ever names.
  if (!path.startsWith('/') || /[%\\:\0]/.test(path)) return null
  const parts = path.slice(1).split('/')
  if (parts.some((part, at) => part.startsWith('.') || (part === '' && at < parts.length - 1))) return null
  return parts.join('/')
}
