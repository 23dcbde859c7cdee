import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultWorkspacePath } from './workspace-path.ts'

test.each([
  ['linux', {}, '/home/ada', '/home/ada/.local/share/redaction-desk/workspace.sqlite'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/redaction-desk/workspace.sqlite'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada', '/home/ada/.local/share/redaction-desk/workspace.sqlite'],
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Redaction Desk/workspace.sqlite'],
  ['linux', { DESK_DATA: '/elsewhere' }, '/home/ada', '/elsewhere/workspace.sqlite'],
] as const)('on %s with %j', (platform, env, home, expected) => {
  expect(defaultWorkspacePath(env, platform, home)).toBe(expected)
})

test('on Windows the roaming application data, also when the variable is missing', () => {
  expect(defaultWorkspacePath({ APPDATA: 'R' }, 'win32', 'H')).toBe(join('R', 'Redaction Desk', 'workspace.sqlite'))
  expect(defaultWorkspacePath({}, 'win32', 'H')).toBe(
    join('H', 'AppData', 'Roaming', 'Redaction Desk', 'workspace.sqlite'),
  )
})
