import * as icons from '@tabler/icons-react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Category } from '../../contract/category.ts'
import { secret } from './invented.ts'

/** An icon as inline SVG. */
export function icon(name: keyof typeof icons & `Icon${string}`, size = 18): string {
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: a script that runs once; nothing is bundled
  const component = icons[name] as icons.Icon
  return renderToStaticMarkup(createElement(component, { size, stroke: 1.75 }))
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Personal data that the automatic redaction missed: what the desk has to find. */
export function missed(category: Category, value: string): string {
  return mark(category, value, 'missed')
}

/** The tutorial owner's own name or username: it stays readable. */
export function exempt(category: Category, value: string): string {
  return mark(category, value, 'exempt')
}

/**
 * Personal data that the automatic redaction did blur. Other characters of the same length are drawn and blurred, so
 * that nothing of the value is in the picture.
 */
export function blurred(category: Category, value: string): string {
  const filler = secret(value.length * 7919 + value.charCodeAt(0), value.length, 'aeonrsucdhit')
  return `<span class="blurred" data-category="${category}" data-state="redacted">${filler}</span>`
}

function mark(category: Category, value: string, state: 'missed' | 'exempt'): string {
  return `<span data-category="${category}" data-state="${state}">${escapeHtml(value)}</span>`
}

/** A round avatar with initials; its colour follows the name. */
export function avatar(name: string, size = 28): string {
  const initials = name
    .split(' ')
    .map(part => part[0])
    .join('')
    .slice(0, 2)
  const hue = ([...name].reduce((sum, c) => sum + c.charCodeAt(0), 0) * 47) % 360
  return `<span class="avatar" style="--hue:${hue};--size:${size}px">${initials}</span>`
}

export function badge(text: string, tone: 'good' | 'warn' | 'bad' | 'info' | 'plain' = 'plain'): string {
  return `<span class="badge ${tone}">${escapeHtml(text)}</span>`
}

export function button(label: string, options: { primary?: boolean; icon?: Parameters<typeof icon>[0] } = {}): string {
  return `<button class="${options.primary ? 'primary' : ''}">${options.icon ? icon(options.icon, 16) : ''}${escapeHtml(label)}</button>`
}

export interface Field {
  readonly label: string
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'password'
  readonly autocomplete?: string
  /** Inner HTML of the field: plain text, or a marked value. */
  readonly html: string
  readonly hint?: string
}

/**
 * A form field. It is drawn as a box with a marked span inside, because the text of a real input has no box of its
 * own; its attributes carry what the page structure says of it.
 */
export function field({ label, type = 'text', autocomplete, html, hint }: Field): string {
  const complete = autocomplete ? ` data-autocomplete="${autocomplete}"` : ''
  return `<label class="field"><span class="label">${escapeHtml(label)}</span>
    <span class="input" data-role="textbox" data-name="${escapeHtml(label)}" data-type="${type}"${complete}>${html}</span>
    ${hint ? `<span class="hint">${escapeHtml(hint)}</span>` : ''}</label>`
}

/** A table whose head is in the page structure with its columns. Cells are HTML. */
export function table(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map(column => `<th>${escapeHtml(column)}</th>`).join('')
  const body = rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<table data-role="table" data-name="${escapeHtml(name)}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

/** Labels and values one under the other. Values are HTML. */
export function facts(rows: readonly (readonly [string, string])[]): string {
  return `<dl>${rows.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${value}</dd>`).join('')}</dl>`
}
