import { type Content, type Html, html, raw } from './html.ts'
import { type IconName, icon } from './icons.ts'
import type { Random } from './random.ts'
import type { Person, Screen } from './screen.ts'

/** A page-structure role on an element: it becomes a node of the truth's `structure`. */
export interface Node {
  readonly role: string
  readonly name: string
  readonly inputType?: string
  readonly autocomplete?: string
  readonly columns?: readonly string[]
}
export const node = (value: Node): Html => html`data-node="${JSON.stringify(value)}"`

const AVATAR_COLOURS = [
  '#2563eb',
  '#7c3aed',
  '#db2777',
  '#dc2626',
  '#ea580c',
  '#ca8a04',
  '#16a34a',
  '#0d9488',
  '#0891b2',
  '#475569',
]

/** A drawn portrait: gradient ground, shoulders, neck, head, hair and features with a little noise. */
function portrait(random: Random): Html {
  const skin = random.pick(['#f1c9a5', '#e0ac82', '#c68642', '#8d5524', '#ffdbac', '#a5694f'])
  const hair = random.pick(['#2b1b12', '#4a2f1b', '#8a5a2b', '#c9a063', '#1a1a1a', '#7d7d7d'])
  const shirt = random.pick(AVATAR_COLOURS)
  const ground = random.pick(['#cfd8dc', '#b3c7d6', '#d9cfc1', '#c4d4c0', '#e0d3dd'])
  const id = `g${random.int(0, 1e9)}`
  const long = random.chance(0.5)
  const [w, eye] = [random.int(19, 22), random.int(46, 49)]
  return raw(`<svg class="face" viewBox="0 0 100 100"><defs><radialGradient id="${id}" cx=".4" cy=".3" r=".9"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="${ground}"/></radialGradient>
<radialGradient id="${id}s" cx=".4" cy=".35" r=".8"><stop offset="0" stop-color="${skin}"/><stop offset="1" stop-color="#0000" stop-opacity=".25"/></radialGradient>
<filter id="${id}n"><feTurbulence baseFrequency=".8" numOctaves="2" seed="${random.int(0, 99)}"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 0 0 0 .35 0"/></filter></defs>
<rect width="100" height="100" fill="url(#${id})"/>${long ? `<path d="M${48 - w - 6} 85V45a${w + 8} 26 0 01${2 * w + 16} 0v40z" fill="${hair}"/>` : ''}
<path d="M14 104c0-24 16-30 36-30s36 6 36 30z" fill="${shirt}"/><path d="M42 62h16v14a8 6 0 01-16 0z" fill="${skin}"/>
<ellipse cx="50" cy="48" rx="${w}" ry="26" fill="${skin}"/><ellipse cx="50" cy="48" rx="${w}" ry="26" fill="url(#${id}s)"/>
<path d="M${50 - w - 1} 44c-2-26 ${w} -28 ${w + 1} -26s${w + 4} 2 ${w + 1} 26c-3-10-8-14-${w + 1}-14s-${w - 4} 4-${w + 1} 14z" fill="${hair}"/>
<g fill="#fff"><ellipse cx="42" cy="${eye}" rx="3.6" ry="2.2"/><ellipse cx="58" cy="${eye}" rx="3.6" ry="2.2"/></g><g fill="#2a1c14"><circle cx="42" cy="${eye}" r="1.8"/><circle cx="58" cy="${eye}" r="1.8"/></g>
<path d="M37.5 ${eye - 5}q4.500-2.500 9 0M53.500 ${eye - 5}q4.500-2.500 9 0" stroke="${hair}" stroke-width="1.6" fill="none"/><path d="M50 50v7q-2 1.500-3 .5" stroke="#0004" fill="none" stroke-width="1.2"/>
<path d="M42.500 63q7.500 6 15 0q-7.500 2-15 0z" fill="#b4564f"/><rect width="100" height="100" filter="url(#${id}n)" opacity=".28"/></svg>`)
}

/** A person's picture, or initials on a colour. */
export function avatar(s: Screen, person: Person, size: '' | 'tiny' | 'large' | 'square' = ''): Html {
  if (person.photo)
    return html`<div class="avatar ${size}" data-pii="FACE" data-form="photo">${portrait(s.random)}</div>`
  const colour = AVATAR_COLOURS[person.full.length % AVATAR_COLOURS.length]!
  return html`<div class="avatar ${size}" style="background:${colour}"><span>${s.initials(person)}</span></div>`
}

/** A round picture of nobody: a company's letter, a bot's icon. */
export const emblem = (name: IconName, colour = '#64748b', size: '' | 'tiny' | 'large' | 'square' = 'square'): Html =>
  html`<div class="avatar ${size}" style="background:${colour}">${icon(name)}</div>`

export const button = (text: Content, kind: '' | 'primary' | 'ghost' | 'danger' = '', name?: IconName): Html =>
  html`<span class="btn ${kind}">${name ? icon(name) : ''}${text}</span>`
export const iconButton = (name: IconName): Html => html`<span class="btn ghost">${icon(name)}</span>`
export const chip = (text: Content, kind = ''): Html => html`<span class="chip ${kind}">${text}</span>`
export const card = (title: Content, content: Content, className = ''): Html =>
  html`<section class="card ${className}">${title ? html`<h3>${title}</h3>` : ''}${content}</section>`
export const crumbs = (...parts: Content[]): Html =>
  html`<div class="crumbs">${parts.map((part, i) => html`${i ? icon('right', 12) : ''}<span>${part}</span>`)}</div>`
export const tabs = (names: readonly Content[], on = 0): Html =>
  html`<div class="tabs">${names.map((name, i) => html`<div class="${i === on ? 'on' : ''}">${name}</div>`)}</div>`
export const stat = (name: Content, value: Content, note?: Content): Html =>
  html`<section class="card stat grow"><span class="muted small">${name}</span><span class="huge">${value}</span>${note ? html`<span class="small muted">${note}</span>` : ''}</section>`
export const searchBox = (text: Content): Html =>
  html`<div class="searchbox">${icon('search')}<span>${text}</span></div>`
export const toggle = (on: boolean): Html => html`<i class="switch ${on ? 'on' : ''}"></i>`
export const bar = (part: number): Html => html`<div class="bar"><i style="width:${Math.round(part * 100)}%"></i></div>`

/** A status word in a chip; the same style over a screen. */
export function statusChip(s: Screen, key: string): Html {
  const tone: Record<string, string> = {
    Active: 'ok',
    Paid: 'ok',
    Solved: 'ok',
    Open: 'warn',
    Pending: 'warn',
    Overdue: 'bad',
    High: 'bad',
    Closed: '',
    Low: '',
    Normal: '',
  }
  const solid: Record<string, string> = { ok: 'green', warn: 'solid', bad: 'red', '': 'slate' }
  const kind = tone[key] ?? ''
  return chip(s.t(key), s.theme.name.endsWith('2') ? `${solid[kind]} square` : kind)
}

/** A label and its value; `how` is the screen's habit. */
export function field(name: Content, value: Content, how: 'above' | 'left' | 'colon' = 'above', upper = false): Html {
  const label = html`<span class="label ${upper ? 'upper' : ''}">${name}${how === 'colon' ? ':' : ''}</span>`
  return html`<div class="field ${how === 'above' ? '' : 'left'}">${label}<span class="grow">${value}</span></div>`
}

/** A form row: a label and what stands in its box. */
export function input(
  name: string,
  value: Content,
  extra: Partial<Node> & { readonly className?: string; readonly tail?: Content } = {},
): Html {
  const { className = '', tail, ...rest } = extra
  return html`<div class="field"><span class="label">${name}</span><div class="input ${className}" ${node({ role: 'textbox', name, ...rest })}><span class="cut grow">${value}</span>${tail}</div></div>`
}

export interface Column<Row> {
  readonly name: string
  /** Share of the width. */
  readonly width: number
  readonly cell: (row: Row, index: number) => Content
  readonly number?: boolean
}

/** A table; columns share the width. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: { readonly className?: string; readonly name?: string; readonly on?: number } = {},
): Html {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  return html`<table class="${options.className ?? ''}" ${node({ role: 'table', name: options.name ?? '', columns: columns.map(c => c.name) })}>
<colgroup>${columns.map(c => html`<col style="width:${((c.width / total) * 100).toFixed(2)}%">`)}</colgroup>
<thead><tr>${columns.map(c => html`<th class="${c.number ? 'num' : c.name === '' ? 'plain' : ''}">${c.name}</th>`)}</tr></thead>
<tbody>${rows.map((row, i) => html`<tr class="${options.on === i ? 'on' : ''}">${columns.map(c => html`<td class="${c.number ? 'num' : c.name === '' ? 'plain' : ''}">${c.cell(row, i)}</td>`)}</tr>`)}</tbody></table>`
}

/** A payment card as it is drawn on a payments page: light letters on a gradient. */
export function bankCard(s: Screen, holder: Person): Html {
  const [from, to] = s.random.pick([
    ['#1e3a8a', '#7c3aed'],
    ['#0f172a', '#475569'],
    ['#047857', '#0e7490'],
    ['#9f1239', '#c2410c'],
  ])
  return html`<div class="bankcard" style="background:linear-gradient(135deg,${from},${to})"><div class="row between"><span class="bold">${s.random.pick(['Meridian Bank', 'Horizon Card', 'Polaris Credit'])}</span>${icon('card')}</div><span class="number mono">${s.card()}</span><div class="row between small"><span style="text-transform:uppercase">${s.full(holder)}</span><span>0${s.random.int(1, 9)}/${s.random.int(27, 32)}</span></div></div>`
}

/** A table's look, one per screen. */
export const tableStyle = (random: Random): string =>
  [random.pick(['', '', 'striped', 'boxed']), random.pick(['', '', 'upper']), random.pick(['', 'tight', 'airy'])].join(
    ' ',
  )

export interface SideItem {
  readonly name: Content
  readonly icon?: IconName
  readonly count?: Content
  readonly on?: boolean
}

/** A side bar; strings are headings. */
export const sideBar = (items: readonly (SideItem | string)[], foot?: Content): Html =>
  html`<nav class="side">${items.map(item =>
    typeof item === 'string'
      ? html`<div class="head">${item}</div>`
      : html`<div class="item ${item.on ? 'on' : ''}">${item.icon ? icon(item.icon) : ''}<span class="cut">${item.name}</span>${item.count !== undefined ? html`<span class="count">${item.count}</span>` : ''}</div>`,
  )}${foot ? html`<div style="margin-top:auto">${foot}</div>` : ''}</nav>`

/** A narrow bar of icons. */
export const rail = (names: readonly IconName[], on = 0): Html =>
  html`<nav class="side rail">${names.map((name, i) => html`<div class="item ${i === on ? 'on' : ''}">${icon(name, 20)}</div>`)}</nav>`

/** Who is signed in: the tutorial's owner, by picture, name or not at all. */
export function signedIn(s: Screen): Html {
  if (s.clean) return html`${iconButton('bell')}${emblem('user', '#64748b', 'tiny')}`
  const style = s.random.int(0, 2)
  return html`${iconButton('bell')}${avatar(s, s.owner, 'tiny')}${style === 0 ? html`<span class="nowrap">${s.full(s.owner)}</span>${icon('down', 14)}` : style === 1 ? html`<span class="nowrap small">${s.email(s.owner)}</span>` : ''}`
}

export const topBar = (
  s: Screen,
  brand: string,
  mark: IconName,
  middle: Content = searchBox(`${s.t('Search')}…`),
): Html =>
  html`<header class="topbar"><div class="brand"><span class="logo">${icon(mark)}</span>${brand}</div><div class="grow row">${middle}</div>${signedIn(s)}</header>`

/** A dialog over the page, dimming it. */
export const modal = (title: Content, content: Content, foot: Content): Html =>
  html`<div class="modal-back"></div><div class="modal"><div class="head"><span>${title}</span>${icon('close')}</div><div class="content">${content}</div><div class="foot">${foot}</div></div>`
export const toast = (content: Content): Html => html`<div class="toast">${icon('check')}<span>${content}</span></div>`

/** The whole page: bar on top, what is at the side, and the main column. */
export const app = (parts: {
  readonly top?: Content
  readonly side?: Content
  readonly main: Content
  readonly over?: Content
}): Html =>
  html`<div class="app">${parts.top}<div class="body">${parts.side}<main class="main">${parts.main}</main></div></div>${parts.over}`

/** A line chart over labelled months or days, no axis libraries. */
export function lineChart(random: Random, labels: readonly string[], height = 160): Html {
  const points = labels.map(
    (_, i) => [40 + (i * 740) / (labels.length - 1), 20 + random.next() * (height - 60)] as const,
  )
  const path = points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const ticks = [0, 1, 2, 3]
    .map(
      i =>
        `<path d="M40 ${20 + (i * (height - 50)) / 3}H780" stroke="var(--line)"/><text x="32" y="${24 + (i * (height - 50)) / 3}" text-anchor="end">${(3 - i) * 25}k</text>`,
    )
    .join('')
  const names = labels
    .map((name, i) => `<text x="${points[i]![0]}" y="${height - 6}" text-anchor="middle">${name}</text>`)
    .join('')
  return raw(
    `<svg viewBox="0 0 800 ${height}" style="width:100%;display:block" fill="var(--muted)" font-size="12">${ticks}${names}<path d="${path}" fill="none" stroke="var(--accent)" stroke-width="2.5"/></svg>`,
  )
}
