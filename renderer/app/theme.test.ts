import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../contract/category.ts'
import { CANVAS, CATEGORY_HUES, SCALES, STATES, SURFACES } from './palette.ts'

/** WCAG 2.2 relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const channel = (index: number): number => {
    const value = Number.parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** What `color-mix(in srgb, tint share, base)` gives: chips lie on a wash of their own hue. */
function mix(tint: string, base: string, share: number): string {
  const part = (hex: string, i: number): number => Number.parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16)
  const channels = [0, 1, 2].map(i => Math.round(part(tint, i) * share + part(base, i) * (1 - share)))
  return `#${channels.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

const SCHEMES = ['light', 'dark'] as const
const GROUNDS = ['background', 'surface', 'raised', 'hover', 'selected', 'sunken'] as const

describe.each(SCHEMES)('the %s theme', scheme => {
  const surfaces = SURFACES[scheme]

  it.each(GROUNDS)('keeps text and dimmed text readable on %s', ground => {
    expect(contrast(surfaces.text, surfaces[ground])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(surfaces.dim, surfaces[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it('keeps edges and focus rings at 3 : 1', () => {
    for (const ground of ['background', 'surface', 'raised'] as const) {
      expect(contrast(surfaces.strong, surfaces[ground])).toBeGreaterThanOrEqual(3)
      expect(contrast(surfaces.focus, surfaces[ground])).toBeGreaterThanOrEqual(3)
    }
  })

  it.each(Object.keys(STATES) as (keyof typeof STATES)[])('keeps the word of state %s readable on its wash', state => {
    const hue = STATES[state][scheme]
    for (const ground of ['background', 'surface', 'hover', 'selected'] as const) {
      expect(contrast(hue, mix(hue, surfaces[ground], 0.12))).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(CATEGORIES)('keeps the chip of %s readable on its wash', category => {
    const hue = CATEGORY_HUES[category][scheme]
    for (const ground of ['background', 'surface', 'hover', 'selected'] as const) {
      expect(contrast(hue, mix(hue, surfaces[ground], 0.12))).toBeGreaterThanOrEqual(4.5)
    }
  })
})

it('keeps the words on filled buttons readable', () => {
  for (const name of ['accent', 'red', 'green', 'orange'] as const) {
    expect(contrast(SURFACES.light.onAccent, SCALES[name][6])).toBeGreaterThanOrEqual(4.5)
  }
})

it.each(CATEGORIES)('draws boxes of %s as a light line inside a dark one, seen on any screenshot', category => {
  const line = CATEGORY_HUES[category].dark
  for (let grey = 0; grey <= 255; grey++) {
    const pixel = `#${grey.toString(16).padStart(2, '0').repeat(3)}`
    expect(Math.max(contrast(line, pixel), contrast(CANVAS.outline, pixel))).toBeGreaterThanOrEqual(3)
  }
})

it('gives each category a hue of its own', () => {
  expect(new Set(CATEGORIES.map(category => CATEGORY_HUES[category].light)).size).toBe(CATEGORIES.length)
})
