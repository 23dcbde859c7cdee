import { readFileSync } from 'node:fs'
import { type PackCommitment, type PolicyPack, policyPackSchema } from '../../../../contract/policy.ts'
import { SOURCES, type Source } from '../../../../contract/source.ts'
import { resourcePath } from '../../resource-path.ts'

/** The pack of one source, checked against its schema. Throws when a shipped pack is not valid. */
export function loadPack(source: Source): PolicyPack {
  return policyPackSchema.parse(JSON.parse(readFileSync(resourcePath(`resources/policies/${source}.json`), 'utf8')))
}

let packs: readonly PolicyPack[] | undefined
/** All packs that ship with the desk, read once. */
export function listPacks(): readonly PolicyPack[] {
  packs ??= (Object.keys(SOURCES) as Source[]).map(loadPack)
  return packs
}

/** Every commitment of every pack, in the packs' order. */
export function listCommitments(source?: Source): readonly PackCommitment[] {
  return listPacks()
    .filter(pack => source === undefined || pack.source === source)
    .flatMap(pack => pack.commitments)
}
