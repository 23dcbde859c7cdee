import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,main,preload,renderer,server,bench,resources}/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'out/**', 'e2e/**'],
    environment: 'node',
    globalSetup: ['server/testing/shared-postgres.ts'],
    // Separate processes: a crash in a native module (SQLite, sharp, OCR) then names the file that caused it.
    pool: 'forks',
    maxWorkers: Math.max(2, Math.min(4, availableParallelism() - 1)),
    // Generous: tests read real screenshots on machines that do other things as well.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
