import { readFileSync } from 'node:fs'
import type { ImportedPolicy } from '../../../../contract/policy.ts'

/** What a person read out of a fixture: `[ISO duration(s), words the subject must have, words it must not have]`. */
interface Gold {
  readonly durations: readonly (readonly [string, string, (string | null)?])[]
  readonly parties: readonly (readonly [string, string, string?])[]
  /** Authorities, registers and frameworks: proposed, but no recipients. */
  readonly bodies?: readonly string[]
}

export interface GoldScore {
  readonly durations: { readonly right: number; readonly of: number; readonly extra: number }
  readonly parties: { readonly right: number; readonly of: number; readonly extra: number }
  readonly missed: readonly string[]
  readonly missedBodies: readonly string[]
}

export function readFixture(name: string): Buffer {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
}

/** Pairs each expected figure and company with at most one proposal, in order; what is left over counts as extra. */
export function scoreAgainstGold(name: string, policy: ImportedPolicy): GoldScore {
  const gold = JSON.parse(readFixture(name.replace(/\.\w+$/, '.gold.json')).toString()) as Gold
  const missed: string[] = []
  const has = (text: string | undefined, words: string) => new RegExp(words, 'i').test(text ?? '')

  const figures = policy.commitments.filter(c => c.duration)
  for (const [iso, want, not] of gold.durations) {
    const at = figures.findIndex(
      c => iso.split('|').includes(c.duration ?? '') && has(c.subject, want) && !(not && has(c.subject, not)),
    )
    if (at < 0) missed.push(`${iso} ${want}`)
    else figures.splice(at, 1)
  }
  const bodies = gold.bodies ?? []
  const companies = policy.commitments.filter(c => c.party && !bodies.some(body => has(c.party, body)))
  const missedBodies = bodies.filter(body => !policy.commitments.some(c => has(c.party, body)))
  const figuresRight = gold.durations.length - missed.length
  const before = missed.length
  for (const [party, want, place] of gold.parties) {
    const at = companies.findIndex(
      c => has(c.party, party) && has(c.subject, want) && (place === undefined || has(c.place, place)),
    )
    if (at < 0) missed.push(`${party} ${want} ${place ?? ''}`)
    else companies.splice(at, 1)
  }
  return {
    durations: { right: figuresRight, of: gold.durations.length, extra: figures.length },
    parties: {
      right: gold.parties.length - (missed.length - before),
      of: gold.parties.length,
      extra: companies.length,
    },
    missed,
    missedBodies,
  }
}
