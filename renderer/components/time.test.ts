import { describe, expect, it } from 'vitest'
import { formatAgo, formatMoment, formatSpan, formatTimeLeft, shareLeft, urgency } from './time.ts'

const MIN = 60_000
const HOUR = 60 * MIN
const DAY = 24 * HOUR

describe('lengths of time', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [59_999, '59 s'],
    [MIN, '1 min'],
    [59 * MIN + 59_000, '59 min'],
    [HOUR, '1 h'],
    [4 * HOUR + 12 * MIN, '4 h 12 min'],
    [DAY, '1 d'],
    [2 * DAY + 3 * HOUR + 50 * MIN, '2 d 3 h'],
    [2 * DAY + 59 * MIN, '2 d'],
  ])('%d ms reads "%s"', (ms, text) => {
    expect(formatSpan(ms)).toBe(text)
  })

  it('says on which side of the deadline now lies', () => {
    expect(formatTimeLeft(10 * HOUR, 6 * HOUR)).toBe('4 h left')
    expect(formatTimeLeft(6 * HOUR, 6 * HOUR)).toBe('0 s overdue')
    expect(formatTimeLeft(6 * HOUR, 9 * HOUR + 5 * MIN)).toBe('3 h 5 min overdue')
  })
})

describe('urgency', () => {
  it('turns at four hours and at the deadline', () => {
    expect(urgency(10 * HOUR, 5 * HOUR)).toBe('calm')
    expect(urgency(10 * HOUR, 6 * HOUR)).toBe('soon')
    expect(urgency(10 * HOUR, 10 * HOUR - 1)).toBe('soon')
    expect(urgency(10 * HOUR, 10 * HOUR)).toBe('overdue')
  })

  it('empties the bar from report to deadline', () => {
    expect(shareLeft(0, DAY, 0)).toBe(1)
    expect(shareLeft(0, DAY, 18 * HOUR)).toBe(0.25)
    expect(shareLeft(0, DAY, 2 * DAY)).toBe(0)
    expect(shareLeft(5, 5, 5)).toBe(0)
  })
})

describe('moments', () => {
  const noon = new Date(2026, 2, 14, 12, 0).getTime()

  it('names the weekday when it is near and the date when it is not', () => {
    expect(formatMoment(new Date(2026, 2, 14, 14, 5).getTime(), noon)).toBe('Sat 14:05')
    expect(formatMoment(new Date(2026, 4, 2, 9, 30).getTime(), noon)).toBe('2 May 2026, 09:30')
  })

  it('counts back from now', () => {
    expect(formatAgo(noon, noon + 30_000)).toBe('just now')
    expect(formatAgo(noon, noon + 3 * HOUR)).toBe('3 h ago')
    expect(formatAgo(noon, noon + 49 * HOUR)).toBe('2 d ago')
  })
})
