import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from './start-desk.ts'

/** Every file below a folder, with paths relative to it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** Files below `folder` that hold one of the strings, as UTF-8 or UTF-16. */
export function filesHolding(folder: string, strings: readonly string[]): string[] {
  return filesBelow(folder).filter(file => {
    const bytes = readFileSync(join(folder, file))
    return strings.some(
      text => bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le')),
    )
  })
}

/** Runs the `desk` command; throws with its output when it exits with anything but 0. */
export function runDesk(...args: readonly string[]): string {
  return execFileSync(process.execPath, [join(ROOT, 'main/cli/index.ts'), ...args], { cwd: ROOT, encoding: 'utf8' })
}
