import type { CountryCode } from 'libphonenumber-js/max'
import type { Category } from '../../../contract/category.ts'
import type { Source } from '../../../contract/source.ts'
import type { LabelKind } from './labels/vocabulary.ts'

/** What is known of a source's screens before looking: COMMITMENTS says what appears on each product's pages. */
export interface Profile {
  /** Minimum score of a finding. */
  readonly threshold: number
  /** Regions whose national phone formats are recognised, the likeliest first. */
  readonly regions: readonly CountryCode[]
  /** Label kinds that are personal on these screens though not elsewhere. */
  readonly labels: Readonly<Partial<Record<LabelKind, Category>>>
  /** Amounts in a row with a person or an account are personal: balances on Cashbox. */
  readonly balances: boolean
}

const DEFAULT_THRESHOLD = 0.5
const REGIONS: readonly CountryCode[] = [
  'TH',
  'FR',
  'US',
  'DE',
  'ES',
  'GB',
  'IT',
  'CH',
  'AT',
  'BE',
  'NL',
  'PT',
  'IE',
  'AU',
  'IN',
  'SG',
  'JP',
  'MX',
  'BR',
]
const COMMON: Profile = { threshold: DEFAULT_THRESHOLD, regions: REGIONS, labels: {}, balances: false }

const SOURCES: Readonly<Record<Source, Profile>> = {
  // Made in Thailand, used anywhere: any page of any web application.
  stepify: COMMON,
  // Products with credentials on their screens.
  steplus: COMMON,
  // Hosted in the EU; prompts and step outputs are free text.
  stepiq: { ...COMMON, regions: ['FR', 'DE', 'ES', 'GB', 'US', ...REGIONS] },
}

const PRODUCTS: Readonly<Record<string, Partial<Profile>>> = {
  identity: {},
  cashbox: { balances: true },
  // Host names of databases and mail servers go with their credentials.
  chatwithdb: { labels: { host: 'SECRET' } },
  mailcraft: { labels: { host: 'SECRET' } },
  statusalert: {},
  tools: {},
  stepiq: {},
  stepify: {},
}

/** The profile of a source and product; the common one when neither is known. */
export function profileOf(source?: Source, product?: string): Profile {
  return { ...(source ? SOURCES[source] : COMMON), ...(product ? PRODUCTS[product] : undefined) }
}

export function phoneRegions(source?: Source): readonly CountryCode[] {
  return profileOf(source).regions
}

/** The minimum score of a finding on a source's screens. */
export function defaultThreshold(source?: Source): number {
  return profileOf(source).threshold
}
