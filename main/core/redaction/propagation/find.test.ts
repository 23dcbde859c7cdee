import { describe, expect, it } from 'vitest'
import { overlap } from '../../../../contract/geometry.ts'
import { type Canvas, canvas, copyOf, fillBox, fillNoise, readingOf, writeText } from '../testing.ts'
import { findPropagations } from './find.ts'
import { findSamePicture } from './same-picture.ts'
import { findValue } from './same-value.ts'
import type { PropagationStep } from './types.ts'

const step = (screenshotId: string, changes: Partial<PropagationStep> = {}): PropagationStep => ({
  screenshotId,
  image: null,
  ocr: null,
  existing: [],
  ...changes,
})

describe('the same value', () => {
  const frame = { width: 800, height: 400 }
  const home = { x: 100, y: 40, width: 110, height: 14 }
  const steps = [
    step('one', {
      ocr: readingOf(frame, [
        ['Maria Lopez', home],
        ['Assigned to Maria Lopez', { x: 100, y: 200, width: 230, height: 14 }],
      ]),
      existing: [home],
    }),
    step('two', { ocr: readingOf(frame, [['Owner: MARlA L0PEZ', { x: 10, y: 80, width: 180, height: 14 }]]) }),
    step('three', { ocr: readingOf(frame, [['Marina Lopezzo and Banana', { x: 10, y: 80, width: 250, height: 14 }]]) }),
  ]
  const texts = [
    { stepId: 's1', field: 'title', text: 'Open Maria Lopez' },
    { stepId: 's2', field: 'description', text: 'Nothing to see' },
  ]
  const found = findPropagations({ screenshotId: 'one', box: home, category: 'PERSON' }, steps, texts)

  it('is found on its own and other steps with OCR confusions, and not inside other words', () => {
    expect(found.regions.map(({ screenshotId, reason, partial }) => [screenshotId, reason, partial])).toEqual([
      ['one', 'same-value', false],
      ['two', 'same-value', false],
    ])
    // The box is that of the value alone, not of the words before it.
    expect(found.regions[0]!.box).toMatchObject({ x: 220, width: 110, y: 200 })
  })

  it('is found in the step texts', () => {
    expect(found.texts).toEqual([
      { stepId: 's1', field: 'title', start: 5, end: 16, category: 'PERSON', partial: false },
    ])
  })

  it('proposes a first name alone as a part', () => {
    const more = [
      ...steps,
      step('four', { ocr: readingOf(frame, [['Hi Maria, hello', { x: 0, y: 9, width: 150, height: 12 }]]) }),
    ]
    const last = findPropagations({ screenshotId: 'one', box: home, category: 'PERSON' }, more, []).regions.at(-1)
    expect(last).toMatchObject({ screenshotId: 'four', partial: true, box: { x: 30 } })
  })

  it('carries no text', () => {
    expect(JSON.stringify(found)).not.toMatch(/maria|lopez/i)
  })
})

describe('findValue', () => {
  it.each([
    ['Ana', 'Banana for Ana', 'PERSON', ['Ana']],
    ['jo@example.com', 'mailto:jo@example.com?x', 'EMAIL', ['jo@example.com']],
    ['modern', 'the modem is new', 'USERNAME', ['modem']],
    ['10.0.0.1', 'from 10.0.0.1:80', 'IP', ['10.0.0.1']],
    ['Ana', 'nothing', 'PERSON', []],
  ] as const)('finds %s in "%s"', (value, text, category, expected) => {
    expect(findValue(text, value, category).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })
})

describe('the same picture and position', () => {
  /** A page with chrome, rows and avatars at the given places. */
  const pageWith = (
    avatars: readonly (readonly [number, number])[],
    avatar: Canvas,
    more?: (image: Canvas) => void,
  ) => {
    const image = canvas(640, 400)
    fillBox(image, { x: 0, y: 0, width: 640, height: 48 }, [32, 48, 80])
    for (let y = 80; y < 380; y += 40) writeText(image, 'Some row of the table', 120, y)
    more?.(image)
    for (const [x, y] of avatars) {
      fillBox(image, { x, y, width: avatar.width, height: avatar.height }, (px, py) => {
        const i = ((py - y) * avatar.width + (px - x)) * 3
        return [avatar.data[i]!, avatar.data[i + 1]!, avatar.data[i + 2]!]
      })
    }
    return image
  }
  const avatar = (seed: number) => {
    const image = canvas(32, 32, [90, 140, 200])
    fillBox(image, { x: 6 + seed, y: 4, width: 14, height: 12 }, [240, 200, 170])
    fillBox(image, { x: 12 - 2 * seed, y: 18, width: 18, height: 5 * seed }, [60, 30 * seed, 40])
    return image
  }
  const mine = avatar(1)
  const box = { x: 590, y: 8, width: 32, height: 32 }

  it('finds an avatar at other places and scales of noise, and no other avatar', () => {
    const source = pageWith([[590, 8]], mine)
    const target = pageWith(
      [
        [40, 117],
        [301, 220],
      ],
      mine,
    )
    const other = pageWith([[40, 117]], avatar(3))
    const found = findSamePicture(source, box, target)
    expect(found).toHaveLength(2)
    expect(found.some(place => overlap(place, { x: 40, y: 117, width: 32, height: 32 }) === 1)).toBe(true)
    expect(findSamePicture(source, box, other)).toEqual([])
    expect(findSamePicture(source, { x: 300, y: 2, width: 30, height: 30 }, target)).toEqual([])
  })

  it('proposes it by picture, and by position only on the same page', () => {
    const source = pageWith(
      [
        [590, 8],
        [40, 157],
      ],
      mine,
    )
    const samePage = copyOf(pageWith([[590, 8]], avatar(2)))
    const elsewhere = canvas(640, 400, [10, 10, 10])
    fillNoise(elsewhere, { x: 0, y: 0, width: 640, height: 400 }, 9)
    const { regions } = findPropagations(
      { screenshotId: 'a', box, category: 'FACE' },
      [step('a', { image: source, existing: [box] }), step('b', { image: samePage }), step('c', { image: elsewhere })],
      [],
    )
    expect(regions.map(({ screenshotId, reason }) => [screenshotId, reason])).toEqual([
      ['a', 'same-picture'],
      ['b', 'same-position'],
    ])
  })

  it('proposes nothing where a region is already', () => {
    const source = pageWith([[590, 8]], mine)
    const { regions } = findPropagations(
      { screenshotId: 'a', box, category: 'FACE' },
      [step('a', { image: source }), step('b', { image: copyOf(source), existing: [box] })],
      [],
    )
    expect(regions).toEqual([])
  })
})
