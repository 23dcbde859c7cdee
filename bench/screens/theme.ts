import type { Random } from './random.ts'
import type { Lang, ThemeFamily } from './types.ts'

export interface Theme {
  readonly name: string
  readonly family: ThemeFamily
  /** CSS custom properties without the dashes. */
  readonly colours: Readonly<Record<string, string>>
}

const ACCENTS = [
  '#2563eb',
  '#4f46e5',
  '#7c3aed',
  '#0f766e',
  '#be185d',
  '#c2410c',
  '#0369a1',
  '#15803d',
  '#b91c1c',
  '#334155',
]

const LIGHT: readonly Record<string, string>[] = [
  {
    bg: '#f6f7f9',
    surface: '#ffffff',
    raised: '#f1f3f6',
    text: '#1f2733',
    muted: '#66707f',
    line: '#e3e7ed',
    nav: '#ffffff',
    navText: '#3d4757',
    navOn: '#eef2ff',
  },
  {
    bg: '#ffffff',
    surface: '#ffffff',
    raised: '#f7f7f8',
    text: '#111111',
    muted: '#6b6b6b',
    line: '#e5e5e5',
    nav: '#fafafa',
    navText: '#333333',
    navOn: '#ececec',
  },
  {
    bg: '#faf9f7',
    surface: '#fffefc',
    raised: '#f3f0ea',
    text: '#2b2622',
    muted: '#7a7067',
    line: '#e8e2d9',
    nav: '#f3efe8',
    navText: '#4a423a',
    navOn: '#e5dccf',
  },
  {
    bg: '#eef1f5',
    surface: '#ffffff',
    raised: '#f5f8fb',
    text: '#16325c',
    muted: '#54698d',
    line: '#d8dde6',
    nav: '#16325c',
    navText: '#d8e6ff',
    navOn: '#2a4f87',
  },
]
const DARK: readonly Record<string, string>[] = [
  {
    bg: '#0f1115',
    surface: '#171a21',
    raised: '#1f242d',
    text: '#e6e9ef',
    muted: '#949cab',
    line: '#2a303b',
    nav: '#12151b',
    navText: '#b9c1ce',
    navOn: '#232a36',
  },
  {
    bg: '#0d1117',
    surface: '#161b22',
    raised: '#21262d',
    text: '#c9d1d9',
    muted: '#8b949e',
    line: '#30363d',
    nav: '#161b22',
    navText: '#c9d1d9',
    navOn: '#2b3139',
  },
  {
    bg: '#1a1a1a',
    surface: '#232323',
    raised: '#2d2d2d',
    text: '#ededed',
    muted: '#a0a0a0',
    line: '#3a3a3a',
    nav: '#111111',
    navText: '#cfcfcf',
    navOn: '#333333',
  },
  {
    bg: '#1b1530',
    surface: '#241c40',
    raised: '#2f2553',
    text: '#efeaff',
    muted: '#a89fc9',
    line: '#3c3164',
    nav: '#150f27',
    navText: '#cbc2ec',
    navOn: '#3a2d66',
  },
]
const COLOURED: readonly Record<string, string>[] = [
  {
    bg: '#e8f3f1',
    surface: '#f7fcfb',
    raised: '#d9ece8',
    text: '#10332d',
    muted: '#4c7069',
    line: '#bfdcd6',
    nav: '#0f5c52',
    navText: '#d5f2ed',
    navOn: '#17776a',
  },
  {
    bg: '#f3ecf6',
    surface: '#fdf9ff',
    raised: '#eadff0',
    text: '#35123d',
    muted: '#765a7d',
    line: '#dccbe3',
    nav: '#4a154b',
    navText: '#e8d3e8',
    navOn: '#6b2c6c',
  },
  {
    bg: '#fff4e8',
    surface: '#fffaf4',
    raised: '#fde6cd',
    text: '#4a2a0b',
    muted: '#8a6540',
    line: '#f1d4b3',
    nav: '#c2560c',
    navText: '#ffeedd',
    navOn: '#dd6f21',
  },
  {
    bg: '#1f4e79',
    surface: '#2a5f90',
    raised: '#346ea3',
    text: '#ffffff',
    muted: '#c7dcf0',
    line: '#457fb4',
    nav: '#173c5e',
    navText: '#d4e6f7',
    navOn: '#27598a',
  },
  {
    bg: '#e7eefb',
    surface: '#f5f8ff',
    raised: '#d8e3f8',
    text: '#14254a',
    muted: '#546891',
    line: '#c2d1ee',
    nav: 'linear-gradient(90deg,#1d4ed8,#7c3aed)',
    navText: '#eef2ff',
    navOn: '#ffffff33',
  },
  {
    bg: '#204038',
    surface: '#2a5247',
    raised: '#336156',
    text: '#f2fbf7',
    muted: '#b5d3c8',
    line: '#42796a',
    nav: '#18312b',
    navText: '#cfe7de',
    navOn: '#2c5b4e',
  },
]
const VARIANTS = { light: LIGHT, dark: DARK, coloured: COLOURED }

/** A theme of one family, with an accent colour and corners of its own. */
export function makeTheme(random: Random, family: ThemeFamily): Theme {
  const list = VARIANTS[family]
  const index = random.int(0, list.length - 1)
  const base = list[index]!
  const accent = random.pick(ACCENTS)
  const darkGround = family === 'dark' || base.text === '#ffffff' || base.text === '#f2fbf7'
  const colours = {
    ...base,
    accent,
    onAccent: '#ffffff',
    // Links in the accent colour must stay legible on a dark ground.
    link: darkGround ? '#8ab8ff' : accent,
    ok: darkGround ? '#4ade80' : '#15803d',
    warn: darkGround ? '#fbbf24' : '#a16207',
    bad: darkGround ? '#f87171' : '#b91c1c',
    radius: `${random.pick([2, 4, 6, 8, 10])}px`,
    shadow: darkGround ? '0 8px 30px #0009' : '0 8px 30px #0f172a26',
  }
  return { name: `${family}-${index + 1}`, family, colours }
}

export const themeCss = (theme: Theme): string =>
  `:root{${Object.entries(theme.colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')}}`

const SANS = [
  'Inter',
  'Inter',
  'Roboto',
  'Roboto',
  'Open Sans',
  'Liberation Sans',
  'Liberation Sans',
  'DejaVu Sans',
  'Noto Sans',
  'Liberation Serif',
]
export const MONO = ['DejaVu Sans Mono', 'Liberation Mono']

/** A family of an installed font; Thai falls back to a Thai face. */
export const makeFont = (random: Random, lang: Lang): string =>
  lang === 'th' && random.chance(0.6) ? 'Noto Sans Thai' : random.pick(SANS)

/** Body text sizes in CSS pixels. */
export const makeFontSize = (random: Random): number =>
  Number(random.weighted({ 11: 10, 12: 18, 13: 26, 14: 30, 15: 8, 16: 8 }))

/** `[image width, image height, density]`; the first is the fixed subset. */
export const FULL_HD = [1920, 1080, 1] as const
const SIZES: Readonly<
  Record<string, { readonly weight: number; readonly sizes: readonly (readonly [number, number, number])[] }>
> = {
  laptop: {
    weight: 42,
    sizes: [
      [1366, 768, 1],
      [1440, 900, 1],
      [1536, 864, 1],
      [1600, 900, 1],
      [1680, 1050, 1],
    ],
  },
  fullHd: {
    weight: 16,
    sizes: [
      [1920, 1080, 1],
      [1920, 1080, 1.25],
      [1920, 1200, 1],
      [1920, 1080, 1],
    ],
  },
  large: {
    weight: 18,
    sizes: [
      [2560, 1440, 1],
      [2560, 1440, 1.25],
      [2400, 1350, 1.25],
    ],
  },
  dense: {
    weight: 16,
    sizes: [
      [2732, 1536, 2],
      [2880, 1800, 2],
      [2560, 1600, 2],
    ],
  },
  huge: {
    weight: 8,
    sizes: [
      [3840, 2160, 2],
      [3840, 2160, 1.25],
      [4096, 2304, 2],
    ],
  },
}

export function makeSize(random: Random): readonly [number, number, number] {
  const weights = Object.fromEntries(Object.entries(SIZES).map(([key, { weight }]) => [key, weight]))
  return random.pick(SIZES[random.weighted(weights)]!.sizes)
}
