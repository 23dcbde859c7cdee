import type { RegionView } from '../../../contract/desk/screenshots.ts'
import type { Style } from '../../../contract/region.ts'
import { categoryFace } from '../../components/categories.ts'

export const STYLE_LABELS: Readonly<Record<Style, string>> = {
  blur: 'Blur',
  pixelate: 'Pixelate',
  solid: 'Solid',
  replace: 'Replace',
}

const ORIGINS = {
  detector: 'found in the picture',
  structure: 'from the page structure',
  manual: 'drawn by hand',
  propagated: 'propagated',
} as const

export function originWords(region: Pick<RegionView, 'origin'>): string {
  return ORIGINS[region.origin]
}

/** The masked value, or where the region came from when there is none in memory. */
export function valueWords(region: RegionView): string {
  return region.masked ?? originWords(region)
}

/** A region in one sentence, for screen readers. */
export function describeRegion(region: RegionView): string {
  const confidence = region.score === undefined ? '' : `, confidence ${Math.round(region.score * 100)} percent`
  return `${categoryFace(region.category).label}, ${region.status}, ${valueWords(region)}${confidence}`
}
