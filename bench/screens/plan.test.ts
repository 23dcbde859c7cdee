import { expect, test } from 'vitest'
import { KINDS } from './kinds.ts'
import { drawScreen, kindAt } from './plan.ts'

/** Four rounds of every kind, as the splits order them. */
const COUNT = KINDS.length * 3

test('the same split and index draw the same page, the other split another one', () => {
  for (const index of [0, 3, 17]) {
    expect(drawScreen('dev', index).html).toBe(drawScreen('dev', index).html)
    expect(drawScreen('dev', index).html).not.toBe(drawScreen('test', index).html)
  }
})

test('every page draws, clean ones without a mark, the others with some', () => {
  const seen = new Set<string>()
  for (let index = 0; index < COUNT; index++) {
    const screen = drawScreen('dev', index)
    seen.add(`${screen.kind}${screen.clean ? ' clean' : ''}`)
    expect(screen.html.includes('data-pii='), `${index} ${screen.kind}`).toBe(!screen.clean)
    expect(screen.html).not.toContain('undefined')
    expect(screen.html).not.toContain('[object')
  }
  for (const kind of KINDS) {
    if (kind.personal) expect(seen, kind.name).toContain(kind.name)
  }
})

test('one screen in four is clean, one in four or more is 1920 × 1080', () => {
  const screens = Array.from({ length: 64 }, (_, index) => drawScreen('test', index))
  expect(screens.filter(screen => screen.clean)).toHaveLength(16)
  expect(screens.filter(s => s.width === 1920 && s.height === 1080 && s.density === 1).length).toBeGreaterThanOrEqual(
    16,
  )
  expect(new Set(screens.map(screen => screen.lang)).size).toBe(5)
  expect(new Set(screens.map(screen => screen.themeFamily)).size).toBe(3)
  expect(Math.min(...screens.map(screen => screen.fontSize))).toBe(11)
})

test('a round shows each kind once', () => {
  const personal = KINDS.filter(kind => kind.personal).length
  const names = Array.from({ length: Math.ceil((personal * 4) / 3) }, (_, index) => kindAt('dev', index))
    .filter(screen => !screen.clean)
    .map(screen => screen.kind.name)
  expect(new Set(names.slice(0, personal)).size).toBe(personal)
})
