import { hasForm, withoutForm } from './names.ts'
import type { Party } from './party.ts'

/** One place of the text that names a recipient. */
export interface Mention {
  readonly party: Party
  readonly section: string
  readonly text: string
  readonly line: number
  /** From a table or a list of recipients: it is proposed whatever else the text says. */
  readonly structured: boolean
  readonly evidence: number
  /** Whether it says plainly what the recipient does. */
  readonly plain: boolean
}

interface Group {
  readonly key: string
  readonly whole: boolean
  readonly mentions: Mention[]
}

/** Gathers who is named where, so that each recipient is proposed from the place that says most plainly what it does. */
export class PartyLedger {
  readonly #groups: Group[] = []
  readonly #byFirstWord = new Map<string, Group[]>()

  add(mention: Mention): void {
    const key = withoutForm(mention.party.party).toLowerCase()
    const first = key.split(/[\s,]/)[0]
    const near = this.#byFirstWord.get(first) ?? []
    const whole = hasForm(mention.party.party)
    const same =
      near.find(g => g.key === key) ??
      near.find(g => canBeOne(g, whole, first) && (isLonger(g.key, key) || isLonger(key, g.key)))
    if (same) {
      same.mentions.push(mention)
      return
    }
    const group = { key, whole, mentions: [mention] }
    this.#groups.push(group)
    this.#byFirstWord.set(first, [...near, group])
  }

  /** One mention for each recipient, or each row that lists it; a place that another mention gives is filled in. */
  resolve(): readonly Mention[] {
    return this.#groups.flatMap(group => {
      if (this.#isHouseOfOne(group)) return []
      const { mentions } = group
      const structured = mentions.filter(m => m.structured)
      const best = mentions.reduce((a, b) => (b.evidence > a.evidence ? b : a))
      const chosen = structured.length > 0 ? structured : [best]
      const place = mentions.find(m => m.party.place)?.party.place
      return chosen.map((m, i) => (i > 0 || m.party.place || !place ? m : { ...m, party: { ...m.party, place } }))
    })
  }

  /** "Google" in passing, where "Google Gemini" is the one service of theirs. */
  #isHouseOfOne(group: Group): boolean {
    if (!isHouse(group.key) || group.mentions.some(m => m.plain || m.structured)) return false
    return (this.#byFirstWord.get(group.key) ?? []).length === 2
  }
}

/** "EDPO SRL" and "EDPO UK Ltd" are two, each with its form; so are two services of one house. */
function canBeOne(group: Group, whole: boolean, first: string): boolean {
  return whole ? !group.whole : group.whole || !isHouse(first)
}

/** Houses of many services: "Google Sheets" is another recipient than "Google Analytics", and "Google" than both. */
function isHouse(first: string): boolean {
  return /^(?:google|microsoft|amazon|apple|meta|facebook|adobe|yandex|oracle|ibm|zoho|atlassian)$/.test(first)
}

/** "Stripe" and "Stripe Payments Europe" are one company. */
function isLonger(long: string, short: string): boolean {
  return long.startsWith(`${short} `)
}
