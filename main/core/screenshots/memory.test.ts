import { expect, it } from 'vitest'
import type { RawImage } from '../imaging/image.ts'
import { SessionMemory } from './memory.ts'

const image = (value: number): RawImage =>
  ({ width: 4, height: 1, data: Buffer.alloc(12, value) }) as unknown as RawImage

it('keeps the first of two pictures decoded at once, which a scan may be reading', () => {
  const memory = new SessionMemory()
  const first = image(200)
  const second = image(200)
  expect(memory.keepPixels('a', first)).toBe(first)
  expect(memory.keepPixels('a', second)).toBe(first)
  expect([...first.data]).toEqual(Array(12).fill(200))
  expect(second.data.every(value => value === 0)).toBe(true)
  expect(memory.keepPixels('a', first)).toBe(first)
  expect(first.data[0]).toBe(200)
})

it('overwrites what it forgets', () => {
  const memory = new SessionMemory()
  const kept = memory.keepPixels('a', image(7))
  memory.wipe(['a'])
  expect(kept.data.every(value => value === 0)).toBe(true)
  expect(memory.pixels('a')).toBeUndefined()
})
