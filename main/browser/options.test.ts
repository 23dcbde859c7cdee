import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('without options: the default workspace, a free port, a window', () => {
  expect(readOptions([])).toMatchObject({ demo: false, port: 0, open: true })
  expect(readOptions([]).workspacePath).toMatch(/workspace\.sqlite$/)
})

test('a demo names no workspace', () => {
  expect(readOptions(['--demo', '--no-open', '--port', '4000'])).toEqual({
    workspacePath: undefined,
    demo: true,
    port: 4000,
    open: false,
  })
})

test.each([
  [['--port', 'x']],
  [['--port', '70000']],
  [['--port=-1']],
  [['--demo', '--workspace', 'a.sqlite']],
  [['--wrong']],
  [['file.png']],
])('%j is refused', args => {
  expect(() => readOptions(args)).toThrow()
})
