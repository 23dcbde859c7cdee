import { type Html, raw } from './html.ts'

/** Line icons on a 24 × 24 grid. */
const PATHS = {
  home: 'M3 11l9-8 9 8M5 9v11h14V9',
  users: 'M9 11a4 4 0 100-8 4 4 0 000 8zM2 21c0-4 3-6 7-6s7 2 7 6M16 3.5a4 4 0 010 7.5M18 15c3 .6 4 3 4 6',
  user: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  mail: 'M3 5h18v14H3zM3 6l9 7 9-7',
  chat: 'M4 4h16v12H9l-5 4z',
  calendar: 'M4 6h16v15H4zM4 10h16M8 3v4M16 3v4',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  folder: 'M3 6h6l2 3h10v11H3z',
  settings: 'M12 9a3 3 0 100 6 3 3 0 000-6zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M5 19l3-3M16 8l3-3',
  search: 'M10 4a6 6 0 100 12 6 6 0 000-12zM15 15l6 6',
  bell: 'M6 16V10a6 6 0 0112 0v6l2 2H4zM10 21h4',
  chart: 'M4 20V4M4 20h16M8 16v-5M12 16V8M16 16v-7',
  card: 'M3 6h18v12H3zM3 10h18M7 15h3',
  lock: 'M6 11h12v9H6zM8 11V8a4 4 0 018 0v3',
  key: 'M8 14a4 4 0 100-8 4 4 0 000 8zM11.5 11.5L20 20M17 17l2-2',
  tag: 'M3 12V4h8l10 10-8 8zM7.5 8.5h.01',
  star: 'M12 3l2.8 6 6.2.7-4.7 4.3 1.3 6.5L12 17.3 6.4 20.5l1.3-6.5L3 9.7 9.2 9z',
  plus: 'M12 5v14M5 12h14',
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  check: 'M4 12l5 5L20 6',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  copy: 'M8 8h12v12H8zM4 16V4h12',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7zM12 9a3 3 0 100 6 3 3 0 000-6z',
  filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  phone: 'M5 3h4l2 5-3 2a12 12 0 006 6l2-3 5 2v4c0 1-1 2-2 2C10 21 3 14 3 5c0-1 1-2 2-2z',
  branch: 'M6 3v12M6 21a3 3 0 100-6 3 3 0 000 6zM18 9a3 3 0 100-6 3 3 0 000 6zM18 9c0 6-6 6-10 7',
  play: 'M7 4l13 8-13 8z',
  database: 'M4 6c0-2 16-2 16 0v12c0 2-16 2-16 0zM4 6c0 2 16 2 16 0M4 12c0 2 16 2 16 0',
  globe: 'M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14',
  send: 'M3 11l18-8-7 18-3-8z',
  clip: 'M20 11l-8 8a5 5 0 01-7-7l9-9a3.5 3.5 0 015 5l-9 9a2 2 0 01-3-3l8-8',
  pin: 'M12 21s7-7 7-12a7 7 0 00-14 0c0 5 7 12 7 12zM12 7a2 2 0 100 4 2 2 0 000-4z',
  box: 'M3 7l9-4 9 4v10l-9 4-9-4zM3 7l9 4 9-4M12 11v10',
} as const

export type IconName = keyof typeof PATHS

/** An inline icon in the text's colour, `size` CSS pixels (1.2 em when left out). */
export const icon = (name: IconName, size?: number): Html =>
  raw(
    `<svg class="icon" viewBox="0 0 24 24"${size ? ` style="width:${size}px;height:${size}px"` : ''}><path d="${PATHS[name]}"/></svg>`,
  )
