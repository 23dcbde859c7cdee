import { describe, expect, it, vi } from 'vitest'
import { describeKeys, type KeyPress, matches } from './keys.ts'
import { createRegistry, type Layer, type Place } from './registry.ts'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }
}
const PAGE: Place = { typing: false, activatable: false, inList: false }

describe('matching keys', () => {
  it.each([
    ['a', press('a'), true],
    ['a', press('A', { shiftKey: true }), false],
    ['a', press('a', { ctrlKey: true }), false],
    ['mod+z', press('z', { ctrlKey: true }), true],
    ['mod+z', press('z', { metaKey: true }), true],
    ['mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false],
    ['mod+Shift+z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['?', press('?', { shiftKey: true }), true],
    ['?', press('?'), true],
    ['+', press('+', { shiftKey: true }), true],
    ['mod++', press('+', { ctrlKey: true }), true],
    ['Space', press(' '), true],
    ['Shift+ArrowLeft', press('ArrowLeft', { shiftKey: true }), true],
    ['ArrowLeft', press('ArrowLeft', { shiftKey: true }), false],
    ['a', press('ф', { code: 'KeyA' }), true],
    ['a', press('q', { code: 'KeyA' }), false],
  ])('%s against %o is %s', (keys, event, expected) => {
    expect(matches(event, keys)).toBe(expected)
  })

  it('names keys as they are printed', () => {
    expect(describeKeys('mod+Enter', false)).toEqual(['Ctrl', 'Enter'])
    expect(describeKeys('mod+Shift+z', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(describeKeys('Shift+ArrowUp', false)).toEqual(['Shift', '↑'])
  })
})

describe('the registry', () => {
  const layer = (group: string, keys: string, extra: Partial<Layer['shortcuts'][number]> = {}): (() => Layer) => {
    const made: Layer = {
      group,
      blocking: false,
      shortcuts: [{ id: group, label: group, keys: [keys], run: vi.fn(), ...extra }],
    }
    return () => made
  }

  it('lets the later layer win and gives the key back when it goes', () => {
    const registry = createRegistry()
    registry.add(layer('page', 'a'))
    const remove = registry.add(layer('panel', 'a'))
    expect(registry.find(press('a'), PAGE)?.id).toBe('panel')
    remove()
    expect(registry.find(press('a'), PAGE)?.id).toBe('page')
  })

  it('passes a key on when its predicate says no', () => {
    const registry = createRegistry()
    registry.add(layer('page', 'a'))
    registry.add(layer('panel', 'a', { when: () => false }))
    expect(registry.find(press('a'), PAGE)?.id).toBe('page')
  })

  it('hides the page below a dialog', () => {
    const registry = createRegistry()
    registry.add(layer('page', 'a'))
    registry.add(() => ({ group: 'dialog', blocking: true, shortcuts: [] }))
    expect(registry.find(press('a'), PAGE)).toBeUndefined()
    expect(registry.layers().map(l => l.group)).toEqual(['dialog'])
  })

  it('leaves letters to a field, and takes what is meant for it while typing', () => {
    const registry = createRegistry()
    registry.add(layer('page', 'a'))
    registry.add(layer('send', 'mod+Enter', { whileTyping: true }))
    const field: Place = { ...PAGE, typing: true }
    expect(registry.find(press('a'), field)).toBeUndefined()
    expect(registry.find(press('Enter', { ctrlKey: true }), field)?.id).toBe('send')
  })

  it('leaves Enter to a focused button and plain keys to an open list', () => {
    const registry = createRegistry()
    registry.add(layer('open', 'Enter'))
    registry.add(layer('accept', 'a'))
    expect(registry.find(press('Enter'), { ...PAGE, activatable: true })).toBeUndefined()
    expect(registry.find(press('a'), { ...PAGE, activatable: true })?.id).toBe('accept')
    expect(registry.find(press('a'), { ...PAGE, inList: true })).toBeUndefined()
  })
})
