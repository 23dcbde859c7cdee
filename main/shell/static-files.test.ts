import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readStaticFile } from './static-files.ts'

const parent = mkdtempSync(join(tmpdir(), 'static-files-'))
const folder = join(parent, 'renderer')

beforeAll(async () => {
  await mkdir(join(folder, 'assets'), { recursive: true })
  await mkdir(join(parent, 'renderer-other'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets', 'app.js'), 'export {}')
  await writeFile(join(folder, '.stamp.js'), 'hidden')
  await writeFile(join(folder, 'notes.txt'), 'not a type the renderer uses')
  await writeFile(join(parent, 'secret.js'), 'outside')
  await writeFile(join(parent, 'renderer-other', 'a.js'), 'a sibling whose name starts the same')
  await symlink(join(parent, 'secret.js'), join(folder, 'assets', 'link.js'))
})
afterAll(() => rmSync(parent, { recursive: true }))

test('files of the build are served with their type', async () => {
  expect(await readStaticFile(folder, '/assets/app.js')).toMatchObject({ mediaType: 'text/javascript; charset=utf-8' })
})

test.each(['/', '/queue', '/tickets/0198c0de', '/tickets/0198c0de/'])('the route %s gets index.html', async path => {
  expect((await readStaticFile(folder, path))?.bytes.toString()).toBe('<!doctype html>')
})

describe('nothing outside the folder is served', () => {
  test.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/%252e%252e/secret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/assets/....//secret.js',
    '/../renderer-other/a.js',
    '//secret.js',
    '//etc/passwd.js',
    '/C:/secret.js',
    '/C:\\secret.js',
    '/assets/app.js:stream',
    '/assets/app.js%00.png',
    '/assets/link.js',
    '/.stamp.js',
    '/%2estamp.js',
    '/assets/.hidden/app.js',
    '/notes.txt',
    '/assets/app.js.map',
    '/missing.js',
    '/%E0%A4%A.js',
    'assets/app.js',
    '',
    'file:///etc/passwd.js',
  ])('%s', async path => {
    expect(await readStaticFile(folder, path)).toBeNull()
  })
})

test('a build that is missing serves nothing instead of failing', async () => {
  expect(await readStaticFile(join(parent, 'nowhere'), '/')).toBeNull()
})
