import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../contract/geometry.ts'
import { boxBetween, HANDLES, moveBox, resizeBox, SMALLEST_SIDE } from './box.ts'
import {
  boxToScreen,
  bringIntoSight,
  fitWhole,
  holdInside,
  imagePoint,
  screenPoint,
  screenSize,
  toImage,
  toScreen,
  visibleBox,
  zoomAt,
} from './px.ts'
import { inReadingOrder } from './state.ts'

const IMAGE = { width: 1280, height: 800 }
const WINDOW = screenSize(700, 500)

const views = fc
  .record({
    scale: fc.double({ min: 0.05, max: 8, noNaN: true }),
    x: fc.integer({ min: -900, max: 900 }),
    y: fc.integer({ min: -900, max: 900 }),
  })
  .map(({ scale, x, y }) => ({ scale, offset: screenPoint(x, y) }))
const boxes: fc.Arbitrary<Box> = fc
  .record({
    x: fc.integer({ min: 0, max: 1200 }),
    y: fc.integer({ min: 0, max: 760 }),
    w: fc.integer({ min: 4, max: 400 }),
    h: fc.integer({ min: 4, max: 300 }),
  })
  .map(({ x, y, w, h }) => ({ x, y, width: Math.min(w, IMAGE.width - x), height: Math.min(h, IMAGE.height - y) }))
const shifts = fc.integer({ min: -2000, max: 2000 })

describe('views', () => {
  it('turn points there and back', () => {
    fc.assert(
      fc.property(views, shifts, shifts, (view, x, y) => {
        const back = toImage(view, toScreen(view, imagePoint(x, y)))
        expect(back.x).toBeCloseTo(x, 6)
        expect(back.y).toBeCloseTo(y, 6)
      }),
    )
  })

  it('keep the pixel under the pointer when zooming', () => {
    fc.assert(
      fc.property(
        views,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (view, x, y, factor) => {
          const at = screenPoint(x, y)
          const before = toImage(view, at)
          const after = toImage(zoomAt(view, at, factor), at)
          expect(after.x).toBeCloseTo(before.x, 4)
          expect(after.y).toBeCloseTo(before.y, 4)
        },
      ),
    )
  })

  it('fit the whole image, centred, and never magnify a small one', () => {
    const view = fitWhole(IMAGE, WINDOW)
    const shown = boxToScreen(view, { x: 0, y: 0, ...IMAGE })
    expect(shown.x).toBeGreaterThanOrEqual(15.9)
    expect(shown.x * 2 + shown.width).toBeCloseTo(700)
    expect(shown.y * 2 + shown.height).toBeCloseTo(500)
    expect(fitWhole({ width: 50, height: 40 }, WINDOW).scale).toBe(1)
    expect(visibleBox(view, IMAGE, WINDOW)).toEqual({ x: 0, y: 0, ...IMAGE })
  })

  it('never lose the image', () => {
    fc.assert(
      fc.property(views, view => {
        expect(visibleBox(holdInside(view, IMAGE, WINDOW), IMAGE, WINDOW)).toBeDefined()
      }),
    )
  })

  it('bring a box into sight and leave one that is seen where it is', () => {
    const view = { scale: 2, offset: screenPoint(-1000, -600) }
    const moved = bringIntoSight(view, { x: 10, y: 10, width: 80, height: 20 }, WINDOW)
    const at = boxToScreen(moved, { x: 10, y: 10, width: 80, height: 20 })
    expect(at.x).toBeGreaterThanOrEqual(39)
    expect(at.y).toBeGreaterThanOrEqual(39)
    expect(bringIntoSight(moved, { x: 10, y: 10, width: 80, height: 20 }, WINDOW)).toEqual(moved)
  })
})

describe('boxes', () => {
  const onImage = (box: Box): void => {
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(IMAGE.width)
    expect(box.y + box.height).toBeLessThanOrEqual(IMAGE.height)
  }

  it('stay on the image and keep their size when moved', () => {
    fc.assert(
      fc.property(boxes, shifts, shifts, (box, dx, dy) => {
        const moved = moveBox(box, dx, dy, IMAGE)
        onImage(moved)
        expect([moved.width, moved.height]).toEqual([box.width, box.height])
      }),
    )
  })

  it('stay on the image and above the smallest size when resized', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom(...HANDLES), shifts, shifts, (box, handle, dx, dy) => {
        const sized = resizeBox(box, handle, dx, dy, IMAGE)
        onImage(sized)
        expect(Math.min(sized.width, sized.height)).toBeGreaterThanOrEqual(SMALLEST_SIDE)
        if (!handle.includes('w')) expect(sized.x).toBe(box.x)
        if (!handle.includes('s')) expect(sized.y + sized.height).toBe(box.y + box.height)
      }),
    )
  })

  it('are drawn between any two corners, and not at all when tiny or outside', () => {
    expect(boxBetween(imagePoint(50.4, 30.2), imagePoint(10.6, 12.9), IMAGE)).toEqual({
      x: 10,
      y: 12,
      width: 41,
      height: 19,
    })
    expect(boxBetween(imagePoint(-40, -5), imagePoint(20, 20), IMAGE)).toEqual({ x: 0, y: 0, width: 20, height: 20 })
    expect(boxBetween(imagePoint(5, 5), imagePoint(7, 90), IMAGE)).toBeNull()
    expect(boxBetween(imagePoint(1300, 5), imagePoint(1500, 90), IMAGE)).toBeNull()
  })
})

it('reads regions line by line, left to right, though their tops differ a little', () => {
  const at = (id: string, x: number, y: number) => ({ id, box: { x, y, width: 60, height: 20 } })
  const order = inReadingOrder([at('c', 400, 98), at('b', 10, 140), at('a', 10, 104), at('d', 200, 150)])
  expect(order.map(item => item.id)).toEqual(['a', 'c', 'b', 'd'])
})
