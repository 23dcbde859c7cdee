import { describe, expect, it } from 'vitest'
import { connectionWords, eventRun, scopeWords } from './words.ts'

describe('words of the team page', () => {
  it('gather runs of the same event', () => {
    expect(eventRun(['claim', 'edit', 'edit', 'edit', 'submit'])).toBe('Taken, edited 3 times, submitted')
    expect(eventRun(['edit'])).toBe('Edited')
  })

  it('say what an account sees', () => {
    expect(scopeWords([])).toBe('nothing yet')
    expect(scopeWords(['*'])).toBe('everything')
    expect(scopeWords(['steplus/*', 'stepiq/stepiq'])).toBe('steplus, all products; stepiq/stepiq')
  })

  it('say when the next try is', () => {
    const state = { connection: 'offline', waiting: 0, conflicts: 0, nextTryAt: 65_000 } as const
    expect(connectionWords(state, 5_000)).toContain('the next try is in 1 min')
  })
})
