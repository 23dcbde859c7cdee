import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitWhole, pan, zoomAt } from './viewport.ts'

it('fits the whole picture, centred, and never enlarges it', () => {
  expect(fitWhole({ width: 2000, height: 1000 }, { width: 1000, height: 800 })).toEqual({ scale: 0.5, x: 0, y: 150 })
  expect(fitWhole({ width: 100, height: 100 }, { width: 1000, height: 800 })).toEqual({ scale: 1, x: 450, y: 350 })
})

it('keeps the pixel under the pointer in place while zooming', () => {
  const view = fc.record({
    scale: fc.double({ min: 0.1, max: 8, noNaN: true }),
    x: fc.integer({ min: -2000, max: 2000 }),
    y: fc.integer({ min: -2000, max: 2000 }),
  })
  const point = fc.record({ x: fc.integer({ min: 0, max: 1500 }), y: fc.integer({ min: 0, max: 1000 }) })
  fc.assert(
    fc.property(view, point, fc.double({ min: 0.2, max: 5, noNaN: true }), (before, at, factor) => {
      const after = zoomAt(before, factor, at)
      expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - before.x) / before.scale, 4)
      expect((at.y - after.y) / after.scale).toBeCloseTo((at.y - before.y) / before.scale, 4)
    }),
  )
})

it('pans by screen pixels', () => {
  expect(pan({ scale: 2, x: 1, y: 1 }, 5, -3)).toEqual({ scale: 2, x: 6, y: -2 })
})
