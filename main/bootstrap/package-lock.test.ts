import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { missingPlatforms } from './complete-lock.mjs'
import { ROOT } from './project.mjs'

test('the lock file names every platform, so that npm ci accepts it everywhere (else: npm run lock)', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  expect(Object.keys(missingPlatforms(lock.packages))).toEqual([])
})

test('a platform package that the lock file lacks is found with its system, processor and C library', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: {
        '@tool/cli-linux-x64-musl': '2.0.0',
        '@tool/cli-darwin-arm64': '2.0.0',
        '@tool/cli-win32-x64': '2.0.0',
        fsevents: '~2.3.2',
      },
    },
    'node_modules/@tool/cli-win32-x64': { version: '2.0.0' },
  }
  expect(missingPlatforms(packages)).toEqual({
    'node_modules/@tool/cli-linux-x64-musl': {
      version: '2.0.0',
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      dev: true,
      optional: true,
    },
    'node_modules/@tool/cli-darwin-arm64': {
      version: '2.0.0',
      os: ['darwin'],
      cpu: ['arm64'],
      dev: true,
      optional: true,
    },
  })
})

test('a copy nested under the package that needs it counts', () => {
  const packages = {
    'node_modules/tool': { optionalDependencies: { '@tool/cli-linux-x64': '1.0.0' } },
    'node_modules/tool/node_modules/@tool/cli-linux-x64': { version: '1.0.0' },
  }
  expect(missingPlatforms(packages)).toEqual({})
})
