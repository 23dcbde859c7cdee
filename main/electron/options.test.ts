import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readElectronOptions } from './options.ts'

test('a workspace by name, a demo without one, and Chromium’s own switches in between', () => {
  expect(readElectronOptions(['--workspace', 'a.sqlite'])).toEqual({ demo: false, workspacePath: resolve('a.sqlite') })
  expect(readElectronOptions(['--demo'])).toEqual({ demo: true, workspacePath: undefined })
  expect(readElectronOptions(['--no-sandbox', '--lang=de', '--workspace=b.sqlite', 'file.zip']).workspacePath).toBe(
    resolve('b.sqlite'),
  )
  expect(readElectronOptions([]).workspacePath).toMatch(/workspace\.sqlite$/)
})
