import type { Category } from '../../contract/category.ts'

/**
 * Every colour of the desk, and its fonts. Nothing else in the renderer holds a colour value: styles read the CSS variables made from
 * this table (`theme.ts`), the canvas reads `CANVAS`. `theme.test.ts` holds the contrasts.
 */
export interface Hue {
  /** For text and marks on a light surface. */
  readonly light: string
  /** For text and marks on a dark surface, and for boxes on screenshots. */
  readonly dark: string
}

type Tuple = readonly [string, string, string, string, string, string, string, string, string, string]

/** Ten steps each, light to dark, as the component library expects them. */
export const SCALES = {
  gray: ['#f7f8fa', '#f0f2f5', '#e6e9ed', '#d6dae0', '#bdc4cd', '#8d96a2', '#5c6570', '#474f59', '#31373e', '#1b1f24'],
  dark: ['#e5e8ec', '#bcc3cc', '#a0a9b4', '#7d8792', '#3b424a', '#2e343b', '#262b31', '#1c2025', '#171a1e', '#101215'],
  accent: [
    '#eef2fe',
    '#dee6fd',
    '#bccbf9',
    '#97aef5',
    '#7a96f0',
    '#5675e6',
    '#3f5fd9',
    '#3450bb',
    '#2b4297',
    '#223373',
  ],
  red: ['#fdf0ef', '#fadcda', '#f3b5b1', '#ec8c86', '#e66b64', '#d94a43', '#c4302b', '#a32622', '#821f1c', '#611715'],
  green: ['#eaf7ef', '#d0eddb', '#a3dbb8', '#72c692', '#4db274', '#2f995a', '#1d7a44', '#186639', '#13522e', '#0e3d22'],
  orange: [
    '#fdf4e5',
    '#fae5c3',
    '#f4cb87',
    '#edb04b',
    '#dd9722',
    '#bd7a0f',
    '#935c05',
    '#7a4c04',
    '#613d03',
    '#492d02',
  ],
} as const satisfies Record<string, Tuple>

/** Surfaces and lines. `strong` lines are the only hint of a control's edge, so they keep 3 : 1. */
export const SURFACES = {
  light: {
    background: '#f2f4f6',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#e9ecf0',
    hover: '#eef1f5',
    selected: '#e2e9fc',
    border: '#d9dde3',
    strong: '#848d98',
    text: '#1b1f24',
    dim: '#58616c',
    accent: '#3f5fd9',
    onAccent: '#ffffff',
    focus: '#3f5fd9',
    checkerA: '#d6dae0',
    checkerB: '#cbd0d7',
  },
  dark: {
    background: '#171a1e',
    surface: '#1c2025',
    raised: '#262b31',
    sunken: '#121417',
    hover: '#252a30',
    selected: '#28345a',
    border: '#333940',
    strong: '#737d89',
    text: '#e5e8ec',
    dim: '#a0a9b4',
    accent: '#97aef5',
    onAccent: '#ffffff',
    focus: '#97aef5',
    checkerA: '#22262b',
    checkerB: '#1b1e22',
  },
} as const

/** What a thing's state looks like; always shown with an icon or a word. */
export const STATES = {
  overdue: { light: '#ad2620', dark: '#ff9089' },
  soon: { light: '#835004', dark: '#f0b457' },
  calm: { light: '#4d5661', dark: '#b2bac4' },
  progress: { light: '#2c53b4', dark: '#93b1ff' },
  review: { light: '#6b3fb0', dark: '#c6aaf7' },
  approved: { light: '#1a6b3b', dark: '#71d197' },
} as const satisfies Record<string, Hue>
export type StateTone = keyof typeof STATES

/** One hue per category, the same on boxes, chips and charts; the icon and the word carry it for those who can't tell. */
export const CATEGORY_HUES: Readonly<Record<Category, Hue>> = {
  PERSON: { light: '#1b56a0', dark: '#7fb7ff' },
  EMAIL: { light: '#0a625f', dark: '#4fd6cd' },
  PHONE: { light: '#8c4400', dark: '#ffab5c' },
  ADDRESS: { light: '#6f5200', dark: '#e2c04f' },
  CARD: { light: '#9c2480', dark: '#ff8fe0' },
  BANK_ACCOUNT: { light: '#6a3ab8', dark: '#c7a6ff' },
  NATIONAL_ID: { light: '#a52a2a', dark: '#ff9c94' },
  DATE_OF_BIRTH: { light: '#4f6206', dark: '#bfd65a' },
  USERNAME: { light: '#0f6284', dark: '#6dcdf2' },
  IP: { light: '#48599a', dark: '#aab9ff' },
  SECRET: { light: '#a01b4e', dark: '#ff8fb4' },
  FACE: { light: '#7d4a10', dark: '#f0b98a' },
  CODE: { light: '#3c6246', dark: '#9fd6ae' },
  CUSTOM: { light: '#565d66', dark: '#c4cad2' },
}

/** What is drawn over screenshots, whose colours can't be known: each line is a light one inside a dark one. */
export const CANVAS = {
  outline: '#0c0e11',
  halo: '#ffffff',
  handle: '#ffffff',
  selection: '#ffffff',
  unread: '#ffd166',
  remaining: '#ff6b5e',
  before: '#7d8792',
  frost: '#e3e7ec',
  frostShade: '#c9d0d8',
  cellA: '#b9c1cb',
  cellB: '#98a2ae',
  cellC: '#d5dae1',
  solid: '#23282e',
  replace: '#f4f6f8',
  replaceText: '#3b424a',
} as const

/** The fonts of the machine: nothing is fetched. */
export const SYSTEM_FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
export const MONO_FONT = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace'
