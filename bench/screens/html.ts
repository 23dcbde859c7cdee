import type { Category } from '../../contract/category.ts'
import type { Form } from './types.ts'

/** Markup that is already escaped. */
export class Html {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

export type Content = Html | string | number | false | null | undefined | readonly Content[]

/** Escapes text, passes markup through, joins lists. */
export function render(content: Content): string {
  if (content === false || content === null || content === undefined) return ''
  if (content instanceof Html) return content.source
  if (typeof content === 'string') {
    return content.replace(/[&<>"]/g, char => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[char]};`)
  }
  return typeof content === 'number' ? String(content) : content.map(render).join('')
}

/** Markup from a template; everything put in is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(strings.reduce((text, part, i) => text + render(values[i - 1]) + part))
}

/** Markup as written, for SVG and styles of our own. */
export const raw = (source: string): Html => new Html(source)

export interface PiiOptions {
  readonly inNoList?: boolean
  readonly owner?: boolean
  readonly form?: Form
}

/** Marks a personal value in a page: its visible part becomes ground truth. Lists become lines. */
export function pii(category: Category, text: string | readonly string[] | Html, options: PiiOptions = {}): Html {
  const inner = Array.isArray(text) ? raw(text.map(line => render(line)).join('<br>')) : (text as string | Html)
  const flags = [
    options.inNoList ? ' data-no-list' : '',
    options.owner ? ' data-owner' : '',
    options.form ? ` data-form="${options.form}"` : '',
  ].join('')
  return html`<span data-pii="${category}"${raw(flags)}>${inner}</span>`
}
