import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { chooseShell, hasDisplay } from './electron-binary.mjs'
import { candidates, installedBrowser } from './installed-browser.mjs'
import { hashOf } from './project.mjs'
import { readStartOptions } from './start-options.mjs'
import { countPlaywright, countVitest, readTestOptions } from './test-results.mjs'

const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('which shell opens', () => {
  const facts = { asked: undefined, servesOnly: false, display: true, root: false, fetch: () => true }

  test.each([
    [{}, 'electron'],
    [{ asked: 'browser' as const }, 'browser'],
    [{ servesOnly: true }, 'browser'],
    [{ display: false }, 'browser'],
    [{ root: true }, 'browser'],
    [{ fetch: () => false }, 'browser'],
    [{ asked: 'electron' as const, display: false }, 'browser'],
  ])('%j → %s, with a reason', (change, shell) => {
    const chosen = chooseShell({ ...facts, ...change })
    expect(chosen.shell).toBe(shell)
    expect(chosen.reason).not.toBe('')
  })

  test('nothing is fetched for a window that could not be shown', () => {
    const fetch = vi.fn(() => true)
    chooseShell({ ...facts, display: false, fetch })
    chooseShell({ ...facts, asked: 'browser', fetch })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('a display is X11 or Wayland on Linux, and always there elsewhere', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
  })
})

describe('options of npm start', () => {
  test('the shell is taken out, the rest is handed on', () => {
    expect(readStartOptions(['--shell', 'browser', '--demo'])).toEqual({
      help: false,
      shell: 'browser',
      servesOnly: false,
      rest: ['--demo'],
    })
    expect(readStartOptions(['--demo', '--shell=electron']).shell).toBe('electron')
    expect(readStartOptions(['--port', '4000']).servesOnly).toBe(true)
    expect(readStartOptions(['--port=4000']).servesOnly).toBe(true)
    expect(readStartOptions(['-h']).help).toBe(true)
  })

  test.each([[['--shell']], [['--shell', 'other']], [['--shell=']]])('%j is refused', args => {
    expect(() => readStartOptions(args)).toThrow('--shell')
  })
})

describe('an installed browser', () => {
  test('is looked for where each system keeps it, and may be named', () => {
    expect(candidates({ PATH: '/a:/b' }, 'linux').slice(0, 2)).toEqual(['/a/chromium', '/b/chromium'])
    expect(candidates({ HOME: '/Users/ada' }, 'darwin')).toContain(
      '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium',
    )
    expect(candidates({ PROGRAMFILES: 'C:\\P' }, 'win32')).toContain('C:\\P\\Microsoft\\Edge\\Application\\msedge.exe')
    expect(installedBrowser({ DESK_BROWSER: process.execPath })).toBe(process.execPath)
    expect(installedBrowser({ DESK_BROWSER: join(folder, 'missing') })).toBeUndefined()
  })
})

describe('npm test', () => {
  const report = (name: string, content: unknown) => {
    const file = join(folder, name)
    writeFileSync(file, JSON.stringify(content))
    return file
  }

  test('counts what Vitest ran, and a file that could not be loaded as a failure', () => {
    const file = report('vitest.json', {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'passed', assertionResults: [{}] },
      ],
    })
    expect(countVitest(file)).toEqual({ passed: 5, failed: 2, skipped: 3 })
  })

  test('counts what Playwright ran; flaky is failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
    expect(countPlaywright(report('playwright.json', { stats, errors: [{}] }))).toEqual({
      passed: 4,
      failed: 3,
      skipped: 2,
    })
  })

  test('a runner that died leaves no counts', () => {
    expect(countVitest(join(folder, 'missing.json'))).toBeUndefined()
    writeFileSync(join(folder, 'half.json'), '{"stats":')
    expect(countPlaywright(join(folder, 'half.json'))).toBeUndefined()
  })

  test('chooses steps and hands the rest on', () => {
    expect(readTestOptions(['--only', 'unit,e2e', 'main/core', '-t', 'x'])).toEqual({
      only: ['unit', 'e2e'],
      rest: ['main/core', '-t', 'x'],
      help: false,
    })
    expect(readTestOptions(['--only=lint', '--only', 'types']).only).toEqual(['lint', 'types'])
    expect(readTestOptions([])).toEqual({ only: [], rest: [], help: false })
  })
})

test('the hash of sources ignores tests and what is not there, and is the same twice', () => {
  expect(hashOf(['contract'])).toBe(hashOf(['contract', 'no/such/folder']))
  expect(hashOf(['contract/workflow.test.ts', 'vite.config.ts'])).not.toBe(hashOf(['contract']))
})
