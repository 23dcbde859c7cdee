import { spawnSync } from 'node:child_process'

/** True when the native tesseract program is installed. */
export function hasNative(): boolean {
  return spawnSync('tesseract', ['--version']).status === 0
}

/** Wall time in milliseconds of `tesseract --psm 3` on a file, one thread, its own (fast) data. */
export function nativeMs(file: string, lang: string): number {
  const startedAt = performance.now()
  spawnSync('tesseract', [file, 'stdout', '--psm', '3', '-l', lang], {
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    maxBuffer: 64 * 1024 * 1024,
  })
  return performance.now() - startedAt
}
