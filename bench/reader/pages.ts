import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Random } from '../screens/random.ts'
import type { Line, Writer } from './texts.ts'

/** A page of single lines, each in an element of its own that carries its number. */
export interface LinePage {
  readonly html: string
  readonly lines: readonly Line[]
}

export interface Faces {
  readonly sans: readonly string[]
  readonly mono: readonly string[]
  readonly thai: readonly string[]
}

const LINES = 230
const WIDTH = 1500

/** Draws a page of lines in the sizes, weights and colours of application screens. */
export function drawPage(random: Random, writer: Writer, faces: Faces, stylesheet: string): LinePage {
  const lines = Array.from({ length: LINES }, () => writer.line())
  const page = ground(random, random.chance(0.35))
  const [sans, mono, thai] = [random.sample(faces.sans, 3), random.sample(faces.mono, 2), random.sample(faces.thai, 3)]
  const cells = lines.map((line, i) => {
    const own = random.chance(0.25) ? ground(random, random.chance(0.4)) : page
    const heading = random.chance(0.05)
    const size = heading
      ? random.int(18, 30)
      : random.weighted({ 10: 1, 10.5: 1, 11: 16, 11.5: 2, 12: 17, 12.5: 3, 13: 18, 14: 18, 15: 7, 16: 7 })
    const family = line.thai
      ? [...(random.chance(0.5) ? [random.pick(sans)] : []), random.pick(thai)]
      : [random.pick(line.mono ? mono : sans), random.pick(thai)]
    const upper = line.text === line.text.toUpperCase() && /\p{Lu}{3}/u.test(line.text)
    const style = [
      `font-family:${family.map(name => `'${name}'`).join(',')}`,
      `font-size:${size}px`,
      `font-weight:${random.weighted({ 400: 6, 500: 2, 600: 2, 700: heading ? 6 : 1 })}`,
      `color:${ink(random, own)}`,
      `background:rgb(${own.join(' ')})`,
      `margin-left:${(random.next() * 2).toFixed(2)}px`,
      `padding:${random.int(3, 7)}px ${random.int(4, 12)}px`,
      upper && random.chance(0.4) ? `letter-spacing:${(random.next() * 0.09).toFixed(3)}em` : '',
      random.chance(0.05) ? `letter-spacing:${(random.next() * 0.05 - 0.025).toFixed(3)}em` : '',
      random.chance(0.03) ? 'font-style:italic' : '',
      random.chance(0.04) ? 'text-decoration:underline' : '',
      random.chance(0.3) ? `border-radius:${random.int(2, 14)}px` : '',
      random.chance(0.15) ? `border:1px solid rgb(${ground(random, random.chance(0.5)).join(' ')})` : '',
    ]
    return `<span data-line="${i}" style="${style.filter(Boolean).join(';')}">${icon(random, Number(size))}<i>${escaped(line.text)}</i>${icon(random, Number(size))}</span>`
  })
  const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${stylesheet}"><style>
    body{margin:12px;width:${WIDTH}px;background:rgb(${page.join(' ')});line-height:1.35}
    span{display:inline-block;white-space:pre;margin:7px 9px} i{font-style:inherit}</style>${cells.join('\n')}`
  return { html, lines }
}

const ICONS = join(dirname(createRequire(import.meta.url).resolve('@tabler/icons/outline/home.svg')), '..')

/** Now and then an icon close to the text: the reader learns that it says nothing. */
function icon(random: Random, size: number): string {
  if (!random.chance(0.07)) return ''
  const folder = join(ICONS, random.chance(0.8) ? 'outline' : 'filled')
  const source = readFileSync(join(folder, random.pick(readdirSync(folder))), 'utf8')
  const scale = size * (0.8 + random.next() * 0.5)
  const gap = (size * (0.15 + random.next() * 0.4)).toFixed(1)
  const place = `width:${scale.toFixed(1)}px;height:${scale.toFixed(1)}px;margin:0 ${gap}px;vertical-align:-0.15em`
  return source.replace(/<!--[\s\S]*?-->/, '').replace('<svg', `<svg style="${place}"`)
}

type Colour = readonly [number, number, number]

/** White and greys, tints, dark grounds and strong colours of buttons and chips. */
function ground(random: Random, coloured: boolean): Colour {
  if (!coloured) {
    const light = random.chance(0.6)
      ? random.int(240, 255)
      : random.chance(0.85)
        ? random.int(10, 48)
        : random.int(48, 220)
    const near = () => Math.max(0, Math.min(255, light + random.int(-6, 6)))
    return random.chance(0.3) ? [light, light, light] : [near(), near(), near()]
  }
  const base = random.chance(0.4) ? random.int(195, 235) : random.chance(0.5) ? random.int(20, 60) : random.int(30, 160)
  return [base, base + random.int(0, 50), base + random.int(0, 50)]
    .map(value => Math.min(255, value))
    .sort(() => random.next() - 0.5) as unknown as Colour
}

/** A text colour with a contrast between that of faint hints (2.6) and black on white. */
function ink(random: Random, on: Colour): string {
  for (;;) {
    const extreme = luminance(on) > 0.3 ? 0 : 255
    const share = random.chance(0.5) ? random.next() * 0.2 : random.next() * 0.6
    const tint = [0, 0, 0].map(() => (random.chance(0.5) ? random.int(0, 255) : extreme))
    const mixed = random.chance(0.35)
      ? tint
      : on.map(
          (value, i) => extreme + (value - extreme) * share + (random.chance(0.3) ? (tint[i]! - extreme) * 0.3 : 0),
        )
    const colour = mixed.map(value => Math.round(Math.max(0, Math.min(255, value)))) as unknown as Colour
    if (contrast(colour, on) >= 2.6) return `rgb(${colour.join(' ')})`
  }
}

function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance (WCAG 2). */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
