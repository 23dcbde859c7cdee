import { spawnSync } from 'node:child_process'
import type { Box } from '../../contract/geometry.ts'

export interface NativeReading {
  readonly ms: number
  readonly words: readonly { readonly text: string; readonly box: Box }[]
}

/** The version line of the native program, or null when it is not installed. */
export function nativeVersion(): string | null {
  const { status, stdout } = spawnSync('tesseract', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n')[0]!.trim() : null
}

/** `tesseract --psm 3` with its own data and one thread: wall time of the whole program, and its words. */
export function readNatively(file: string, langs: readonly string[]): NativeReading {
  const startedAt = performance.now()
  const { stdout } = spawnSync('tesseract', [file, 'stdout', '--psm', '3', '-l', langs.join('+'), 'tsv'], {
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const ms = performance.now() - startedAt
  const words = (stdout ?? '')
    .split('\n')
    .slice(1)
    .map(row => row.split('\t'))
    .filter(cells => cells[11]?.trim())
    .map(cells => {
      const [x, y, width, height] = cells.slice(6, 10).map(Number) as [number, number, number, number]
      return { text: cells[11]!, box: { x, y, width, height } }
    })
  return { ms, words }
}
