import { SOURCES } from '../../contract/source.ts'

type Source = keyof typeof SOURCES

const NAMES: Readonly<Record<string, string>> = {
  stepify: 'Stepify',
  steplus: 'STEPlus',
  stepiq: 'stepIQ',
  identity: 'Identity',
  cashbox: 'Cashbox',
  chatwithdb: 'ChatWithDB',
  statusalert: 'StatusAlert',
  mailcraft: 'MailCraft',
  tools: 'Tools',
}

export function sourceName(source: string): string {
  return NAMES[source] ?? source
}

/** "STEPlus Cashbox"; a family of one product is named once. */
export function productName(source: Source, product: string): string {
  return source === product ? sourceName(source) : `${sourceName(source)} ${sourceName(product)}`
}

export const SOURCE_CHOICES = (Object.keys(SOURCES) as Source[]).map(value => ({ value, label: sourceName(value) }))
