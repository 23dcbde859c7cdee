import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forEachSpan } from './spans.ts'

const box = fc.record({
  x: fc.integer({ min: 0, max: 30 }),
  y: fc.integer({ min: 0, max: 30 }),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
})

describe('forEachSpan', () => {
  it('visits every pixel of the union once, and gives it to the box that begins furthest right', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), boxes => {
        boxes.sort((a, b) => a.y - b.y || a.x - b.x)
        const owners = new Map<number, number>()
        forEachSpan(boxes, 50, (y, from, to, owner) => {
          expect(to).toBeGreaterThan(from)
          for (let x = from; x < to; x++) {
            expect(owners.has(y * 64 + x)).toBe(false)
            owners.set(y * 64 + x, owner)
          }
        })
        for (let y = 0; y < 50; y++) {
          for (let x = 0; x < 60; x++) {
            const here = boxes.filter(b => x >= b.x && x < b.x + b.width && y >= b.y && y < b.y + b.height)
            const owner = owners.get(y * 64 + x)
            expect(owner === undefined).toBe(here.length === 0)
            if (owner !== undefined) expect(boxes[owner]!.x).toBe(Math.max(...here.map(b => b.x)))
          }
        }
      }),
    )
  })
})
