import type { Party } from './party.ts'
import { describePlaces, findPlaces } from './places.ts'
import { clean } from './subject.ts'

/** Place, purpose and data out of the words behind a name in a list. */
export function detailsOf(rest: string): Pick<Party, 'place' | 'purpose' | 'data'> {
  const place = describePlaces(rest)
  // "(payments): name, card details; Ireland" says in brackets what it does, "(Ireland): payments" where it is.
  const bracket = /^[^:(]{0,60}\(([^()]{3,80})\)\s*(?:[:,;–—-]\s*(.*))?$/.exec(rest)
  if (bracket && /\p{Ll}{3}/u.test(bracket[1]) && findPlaces(bracket[1]).length === 0) {
    const words = withoutPlace(clean(bracket[2] ?? '')).slice(0, 200)
    const data = words.length === place?.length ? '' : words
    return { place, purpose: clean(bracket[1]), data: data || undefined }
  }
  const text = rest.replace(/^\s*\([^()]*\)/, '').replace(/^[\s:,–—.-]+/, '')
  // "Paris, France – reminders by email. Sees the address": the dash parts place from purpose.
  const dashed = /^[^–—]{0,60}\s[–—-]\s(.+)$/.exec(text)
  const words = dashed && findPlaces(text.slice(0, text.length - dashed[1].length)).length > 0 ? dashed[1] : text
  const data = /\b(?:sees?|receives?|gets?|is (?:given|sent)|data(?: shared| sent)?:|shared:)\s+(.+)$/i.exec(words)
  const purpose = (data ? words.slice(0, data.index) : words).replace(/^(?:purpose|for|used for):?\s+/i, '')
  const LABELS = /[.;]?\s*\b(?:location|country|region|place|privacy policy|see|dpa|website)\b\s*:?.*$/i
  return {
    place,
    purpose: withoutPlace(clean(purpose.replace(LABELS, ''))).slice(0, 200) || undefined,
    data: data ? withoutPlace(clean(data[1].replace(LABELS, ''))).slice(0, 200) : undefined,
  }
}

/** Drops a place that closes the words ("storage – Singapore"), since it has a field of its own. */
function withoutPlace(words: string): string {
  const text = words.replace(/[.\s]+$/, '')
  const cut = /\s*(?:\(|[–—-]\s|,\s|;\s)([^–—(;]{2,50}\)?(?:\s\([\w-]+\))?\)?)$/.exec(text)
  if (!cut || cut.index === 0) return text
  const rest = cut[1].replace(/[()]/g, ' ')
  const named = findPlaces(rest).reduce((sum, p) => sum + p.name.length, 0)
  return named > rest.trim().length * 0.6 ? text.slice(0, cut.index) : text
}
