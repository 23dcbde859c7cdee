/** A length of time as a text says it. Offsets are into the sentence; `iso` is exact. */
export interface FoundDuration {
  readonly start: number
  readonly end: number
  /** ISO 8601, in the unit the text uses: "12 months" is P12M and "24 hours" is PT24H. */
  readonly iso: string
  /** What a reviewer should know: the longer end of a range was taken, or days are working days. */
  readonly note?: string
}

const ONES: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
}
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const ONE_WORD = Object.keys(ONES)
  .sort((a, b) => b.length - a.length)
  .join('|')
const TEN_WORD = Object.keys(TENS).join('|')
const WORD_NUMBER = `(?:(?:a|one|two|three|four|five|six|seven|eight|nine)[ -]hundred(?:(?: and)?[ -](?:${TEN_WORD}))?|(?:${TEN_WORD})(?:[ -](?:${ONE_WORD}))?|${ONE_WORD})`
const DIGITS = '\\d{1,3}(?:[,\\u00a0 ]\\d{3})+(?!\\d)|\\d{1,5}(?:\\.\\d{1,2})?'
const NUMBER = `(?:${DIGITS}|${WORD_NUMBER})`
const FILLER = '(?:calendar|business|working|consecutive|full|whole|banking|further|additional|more|clear)'
const UNIT =
  '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|quarters?|years?|yrs?|decades?)'
const GAP = '[\\s-]{1,3}'

/** "thirty (30) days", "30 (thirty) calendar days", "30-day", "24h". */
const PLAIN = new RegExp(
  `(?<![\\w.,/-])(?:(?:between\\s+|from\\s+)?(${DIGITS}(?=\\s?[–—-])|${NUMBER}(?!\\s?[–—-]))\\s?(?:to|through|or|[–—-]|(?<=between.{1,20})and)\\s?(?=${NUMBER}${GAP}(?:${FILLER}\\s+)?${UNIT}\\b))?(${NUMBER})(?:\\s?\\(\\s?(${NUMBER})\\s?\\))?(?:\\(s\\))?${GAP}(${FILLER}\\s+)?(${UNIT})(?:\\(s\\))?(?![\\w])`,
  'gi',
)
const SHORT = /(?<![\w.,-])(\d{1,4})\s?(h|d|hrs?|mins?|m|y|yrs?)(?![\w.]*\w)/g
const ARTICLE = new RegExp(
  `\\b(?:an?|the first|the same|each|every|the next|per)\\s+(?:(?:further|full|whole|single|calendar|additional|whole|working|business)\\s+)?(${UNIT})\\b(?!-)(\\s+and\\s+a\\s+half)?`,
  'gi',
)
const QUARTER_HOUR = /\b(a|one|three)\s+quarters?\s+of\s+an\s+hour\b/gi
const HALF = /\bhalf\s+(?:an?\s+)?(hour|day|year|minute)s?\b/gi
const AND_HALF = new RegExp(`(${NUMBER})\\s+and\\s+a\\s+half\\s+(${UNIT})\\b`, 'gi')
const FIGURE_LIST = new RegExp(
  `(?<![\\w.,/-])(?<!between )((?:\\d{1,4}(?:\\s?/\\s?|,\\s|,?\\sand\\s)){1,4}|(?:\\d{1,4},\\s){1,3}\\d{1,4},?\\sor\\s)(\\d{1,4})${GAP}(?:${FILLER}\\s)?(${UNIT})\\b`,
  'gi',
)

const ELIDED = new RegExp(
  `\\b(?:no (?:longer|more|later) than|not (?:longer|more|later) than|at most|at the most|up to|for|after)\\s+(${WORD_NUMBER}|\\d{1,3})(?=\\s*[;,.)]|\\s*$)`,
  'gi',
)

type Unit = 'S' | 'MIN' | 'H' | 'D' | 'W' | 'MON' | 'Y'

/** Every length of time in one sentence, in order; ages, rates ("10 a minute") and opening hours are left out. */
export function findDurations(sentence: string): readonly FoundDuration[] {
  if (
    !/\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\w+teen|\w+ty|half|each|every|first|hundred|fortnight)\b/i.test(
      sentence,
    )
  )
    return []
  const found: FoundDuration[] = []
  const add = (duration: FoundDuration | undefined) => {
    if (!duration || isOther(sentence, duration)) return
    if (found.some(f => f.start < duration.end && duration.start < f.end)) return
    found.push(duration)
  }
  for (const m of sentence.matchAll(QUARTER_HOUR))
    add(build(m.index, m[0], m[1].toLowerCase() === 'three' ? 45 : 15, 'minutes'))
  for (const m of sentence.matchAll(AND_HALF)) add(build(m.index, m[0], numberOf(m[1]) + 0.5, m[2]))
  for (const m of sentence.matchAll(HALF)) add(build(m.index, m[0], 0.5, m[1]))
  for (const m of sentence.matchAll(FIGURE_LIST)) addList(m, add)
  for (const m of sentence.matchAll(PLAIN)) {
    const number = numberOf(m[2])
    const inner = m[3] === undefined ? number : numberOf(m[3])
    const notes = [
      m[1] === undefined ? '' : 'a range: its longer end was taken',
      m[4] && /business|working|banking/i.test(m[4]) ? `${m[4].trim()} days were read as days` : '',
      inner === number ? '' : `the words and the figures differ: the figures were taken`,
    ].filter(note => note !== '')
    const value = /^\d/.test(m[2]) ? number : inner
    add(build(m.index, m[0], value, m[5], notes.join('; ')))
  }
  for (const m of sentence.matchAll(SHORT)) if (/[hdmy]/.test(m[2])) add(shortUnit(m))
  for (const m of sentence.matchAll(ARTICLE)) {
    if (isLengthArticle(sentence, m)) add(build(m.index, m[0], m[2] ? 1.5 : 1, m[1]))
  }
  addElided(sentence, found, add)
  return combine(
    sentence,
    found.sort((a, b) => a.start - b.start),
  )
}

/** "three years and no longer than five": the unit is that of the figure before. */
function addElided(
  sentence: string,
  found: readonly FoundDuration[],
  add: (d: FoundDuration | undefined) => void,
): void {
  for (const m of sentence.matchAll(ELIDED)) {
    const before = found.filter(f => f.end <= m.index).sort((a, b) => b.end - a.end)[0]
    const unit = before ? /([a-z]+)$/i.exec(sentence.slice(before.start, before.end))?.[1] : undefined
    if (!unit) continue
    const start = m.index + m[0].length - m[1].length
    add(build(start, m[1], numberOf(m[1]), unit))
  }
}

/** "30 / 90 days", "30, 60 and 90 days": each figure is a length of its own. */
function addList(m: RegExpExecArray, add: (d: FoundDuration | undefined) => void): void {
  for (const figure of m[1].matchAll(/\d+/g)) {
    add(build(m.index + figure.index, figure[0], Number(figure[0]), m[3]))
  }
  add(build(m.index + m[1].length, m[0].slice(m[1].length), Number(m[2]), m[3]))
}

function shortUnit(m: RegExpExecArray): FoundDuration | undefined {
  const letter = m[2].toLowerCase()
  // A lone m or y is a length only for lists such as "12m"; metres and millions make it too doubtful.
  if (letter === 'm' || letter === 'y') return undefined
  return build(m.index, m[0], Number(m[1]), letter === 'h' ? 'hour' : letter === 'd' ? 'day' : letter)
}

/** "a month" is a length after words of measure and before words of sequence; "a day" in a story is not. */
function isLengthArticle(sentence: string, m: RegExpExecArray): boolean {
  const before = sentence.slice(Math.max(0, m.index - 30), m.index)
  const after = sentence.slice(m.index + m[0].length, m.index + m[0].length + 25)
  const word = m[0].toLowerCase()
  // "A second person" counts people.
  if (/seconds?$/.test(word)) return false
  // "One a minute" is a rate.
  if (/\b(?:one|two|three|\d+)\s+$/i.test(before) && /^an?\b/.test(word)) return false
  // "Keys are rotated once a year" promises an interval; "we met once a year" does not.
  if (
    /\b(?:rotat\w*|renew\w*|replac\w*|tests?|tested|audit\w*|(?:is|are) (?:done|made|held|conducted|performed|carried out))\s+(?:at least\s+)?once\s+$/i.test(
      before,
    )
  )
    return true
  if (/\b(?:once|twice|times|times?\s+in|at)\s+$/i.test(before) && !word.startsWith('every')) return false
  if (word.startsWith('per') || word.startsWith('each') || word.startsWith('the next')) return false
  if (/^every/.test(word))
    return (
      /\b(?:years?|months?|quarters?)\b/.test(word) &&
      /(?:once|least|rotat\w*|renew\w*|replac\w*|review\w*|test\w*)\s+(?:at least )?/i.test(before)
    )
  if (word.startsWith('the first')) return /\b(?:within|in|during|after)\s+$/i.test(before)
  if (word.startsWith('the same')) return false
  if (
    /\b(?:for|within|inside|after|of|in|than|least|most|to|lasts?|last|is|has|have|about|around|another|and|up|every|until|roughly|for up to)\s+$/i.test(
      before,
    )
  ) {
    return !(
      /\bof\s+$/i.test(before) &&
      !/\b(?:period|term|maximum|minimum|lifetime|notice|after|within)\s+of\s+$/i.test(before)
    )
  }
  return (
    /^\s*(?:after|before|later|from|in advance|ahead|beforehand|following|prior|at (?:the )?(?:most|latest|least|longest))/i.test(
      after,
    ) || before.trim() === ''
  )
}

/** Lengths that are no promise of time: ages, rates, opening hours, "copyright 5 years". */
function isOther(sentence: string, d: FoundDuration): boolean {
  const before = sentence.slice(Math.max(0, d.start - 40), d.start)
  const after = sentence.slice(d.end, d.end + 40)
  if (/^\s*(?:a|per)\s+(?:day|week|year)\b/i.test(after)) return true
  if (/\bin the (?:preceding|past|previous)\s+$/i.test(before)) return true
  // "how many requests each account makes in one minute".
  if (/\bin\s+$/i.test(before) && /\b(?:how many|how often|number of)\b/i.test(sentence.slice(0, d.start))) return true
  if (d.iso.endsWith('H') && /\bfrom\s+\d{1,2}(?:[:.]\d\d)?\s*(?:to|until|till|[–-])\s*$/i.test(before)) return true
  if (
    /^\s*(?:old\b|of age\b|-?old\b|or older\b|and older\b|or over\b|and over\b|or younger\b|or more;|younger\b|olds?\b)/i.test(
      after,
    )
  )
    return true
  if (!d.iso.endsWith('Y')) return false
  if (/\b(?:aged?|ages? of|the age of|younger than)\s+(?:at least\s+|over\s+|under\s+)?$/i.test(before)) return true
  return (
    /\b(?:under|below|over|above|at least|older than)\s+$/i.test(before) &&
    /\b(?:child|minor|pupil|parent|guardian|teen|young|age)/i.test(sentence)
  )
}

const DESCENDING: readonly Unit[] = ['Y', 'MON', 'W', 'D', 'H', 'MIN', 'S']

/** "1 year and 6 months" is one length: neighbours, larger unit first. */
function combine(sentence: string, found: readonly FoundDuration[]): readonly FoundDuration[] {
  const result: FoundDuration[] = []
  for (const duration of found) {
    const previous = result.at(-1)
    const between = previous ? sentence.slice(previous.end, duration.start) : ''
    const joined = previous && /^\s*(?:,?\s*and|,)?\s*$/i.test(between) ? join(previous, duration) : undefined
    if (joined && previous) {
      result.pop()
      result.push({ start: previous.start, end: duration.end, iso: joined })
    } else result.push(duration)
  }
  return result
}

function join(a: FoundDuration, b: FoundDuration): string | undefined {
  const [unitA, unitB] = [lastUnit(a.iso), lastUnit(b.iso)]
  // Years with months, months with days, days with hours and so on; weeks only with days.
  const step = unitA === 'MON' ? 2 : 1
  if (DESCENDING.indexOf(unitB) !== DESCENDING.indexOf(unitA) + step) return undefined
  if (a.iso.includes('T') !== b.iso.includes('T')) return `${a.iso}${b.iso.slice(1)}`
  return a.iso + b.iso.slice(b.iso.includes('T') ? 2 : 1)
}

function lastUnit(iso: string): Unit {
  const letter = iso.at(-1)
  if (letter === 'M') return iso.includes('T') ? 'MIN' : 'MON'
  return letter as Unit
}

function build(start: number, text: string, amount: number, word: string, note?: string): FoundDuration | undefined {
  const [factor, unit] = unitOf(word)
  const iso = toIso(amount * factor, unit)
  if (!iso) return undefined
  const lead = text.length - text.trimStart().length
  return { start: start + lead, end: start + text.length, iso, note: note || undefined }
}

/** Whole units stay as said; a fraction moves to the next smaller unit when that is exact (1.5 years = 18 months). */
function toIso(amount: number, unit: Unit): string | undefined {
  if (!Number.isFinite(amount) || amount <= 0) return undefined
  if (Number.isInteger(amount)) {
    if (unit === 'MIN') return `PT${amount}M`
    if (unit === 'MON') return `P${amount}M`
    return unit === 'H' || unit === 'S' ? `PT${amount}${unit}` : `P${amount}${unit}`
  }
  const smaller: Partial<Record<Unit, readonly [number, Unit]>> = {
    Y: [12, 'MON'],
    W: [7, 'D'],
    D: [24, 'H'],
    H: [60, 'MIN'],
    MIN: [60, 'S'],
  }
  const step = smaller[unit]
  return step ? toIso(amount * step[0], step[1]) : undefined
}

function numberOf(text: string): number {
  const words = text.toLowerCase().trim()
  if (/^\d/.test(words)) return Number(words.replace(/[,\s\u00a0](?=\d{3})/g, ''))
  let total = 0
  for (const word of words.split(/[\s-]+/)) {
    if (word === 'hundred') total = Math.max(1, total) * 100
    else if (word === 'a') total += 1
    else total += ONES[word] ?? TENS[word] ?? 0
  }
  return total
}

function unitOf(word: string): readonly [number, Unit] {
  const w = word.toLowerCase()
  if (w.startsWith('sec')) return [1, 'S']
  if (w.startsWith('min')) return [1, 'MIN']
  if (w.startsWith('mo')) return [1, 'MON']
  if (w.startsWith('q')) return [3, 'MON']
  if (w.startsWith('h')) return [1, 'H']
  if (w.startsWith('w')) return [1, 'W']
  if (w.startsWith('fort')) return [2, 'W']
  if (w.startsWith('dec')) return [10, 'Y']
  return w.startsWith('y') ? [1, 'Y'] : [1, 'D']
}
