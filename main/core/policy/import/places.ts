const EXTRA = [
  'EU',
  'E.U.',
  'European Union',
  'EEA',
  'European Economic Area',
  'Europe',
  'European Community',
  'UK',
  'U.K.',
  'US',
  'U.S.',
  'USA',
  'U.S.A.',
  'United States of America',
  'Worldwide',
  'Global',
  'Asia',
  'Asia Pacific',
  'Asia-Pacific',
  'North America',
  'England',
  'Scotland',
  'Wales',
  'Northern Ireland',
  'Czech Republic',
  'South Korea',
  'Russia',
  'Vietnam',
  'Turkey',
  'Hong Kong',
  'Taiwan',
  'California',
  'Delaware',
  'Texas',
  'Oregon',
  'Northern Virginia',
  'Virginia',
  'Ohio',
  'Arizona',
  'Colorado',
  'Florida',
  'Illinois',
  'Iowa',
  'Massachusetts',
  'Nevada',
  'New Jersey',
  'New York',
  'North Carolina',
  'Utah',
  'Ontario',
  'Quebec',
  'British Columbia',
  'New South Wales',
  'Bavaria',
  'Frankfurt',
  'Dublin',
  'London',
  'Paris',
  'Berlin',
  'Munich',
  'Hamburg',
  'Nuremberg',
  'Falkenstein',
  'Stockholm',
  'Milan',
  'Zurich',
  'Amsterdam',
  'Brussels',
  'Helsinki',
  'Warsaw',
  'Madrid',
  'Bangkok',
  'Tokyo',
  'Osaka',
  'Seoul',
  'Mumbai',
  'Sydney',
  'Montreal',
  'Montréal',
  'Toronto',
  'São Paulo',
  'San Francisco',
  'Jakarta',
]
/** Names of countries that are words or people's names first. */
const AMBIGUOUS = new Set(['Chad', 'Jordan', 'Georgia', 'Mali', 'Guinea', 'Niger', 'Cuba', 'Jersey', 'Turkey'])

/** Names by their first two letters, longest first, so that a text of capitals costs a few comparisons each. */
const BY_START = groupByStart(buildNames())
const CAPITAL = /(?<![\p{L}\p{N}-])\p{Lu}/gu
const WORD_CHARACTER = /[\p{L}\p{N}]/u
const REGION =
  /\b(?:us|eu|ap|ca|sa|me|af|il|mx|cn)-(?:gov-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-?\d\b|\b(?:europe|asia|us|northamerica)-(?:west|east|north|south|central|southeast|northeast)\d{1,2}\b/gi

export interface FoundPlace {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Countries, unions, cloud cities and cloud regions in a text, in order. */
export function findPlaces(text: string): readonly FoundPlace[] {
  const found: FoundPlace[] = []
  let from = 0
  for (const { index: start } of text.matchAll(CAPITAL)) {
    if (start < from) continue
    const name = BY_START.get(text.slice(start, start + 2))?.find(
      place => text.startsWith(place, start) && !WORD_CHARACTER.test(text.charAt(start + place.length)),
    )
    if (!name) continue
    from = start + name.length
    found.push({ name, start, end: from })
  }
  for (const m of text.matchAll(REGION)) found.push({ name: m[0], start: m.index, end: m.index + m[0].length })
  return found.sort((a, b) => a.start - b.start)
}

/** Whether the words are a place and nothing else. */
export function isPlace(words: string): boolean {
  return findPlaces(words).some(place => place.name.length >= words.length - 1)
}

/** The places of a text as one string, neighbours in brackets: `Singapore (ap-southeast-1)`, `Paris, France`. */
export function describePlaces(text: string): string | undefined {
  const places = findPlaces(text)
  if (places.length === 0) return undefined
  const names = [...new Set(places.map(p => p.name))]
  const regions = names.filter(name => /-\w+-?\d+$/.test(name))
  const plain = names.filter(name => !regions.includes(name))
  const main = plain.slice(0, 4).join(', ')
  if (regions.length === 0) return main
  return main === '' ? regions.join(', ') : `${main} (${regions.join(', ')})`
}

function buildNames(): Set<string> {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const names = new Set<string>(EXTRA)
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const name = display.of(String.fromCharCode(a, b))
      if (name && !/region|outlying|pseudo|unknown|eurozone/i.test(name) && !AMBIGUOUS.has(name))
        names.add(name.replace(/’/g, "'"))
    }
  }
  names.delete('world')
  return names
}

function groupByStart(names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const start = name.slice(0, 2)
    groups.set(start, [...(groups.get(start) ?? []), name])
  }
  return groups
}
