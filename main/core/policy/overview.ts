import type { Policy } from '../../../contract/desk/policies.ts'
import { accountNames } from '../accounts/accounts.ts'
import type { Workspace } from '../workspace.ts'
import { latestSignOff, resultHistory } from './evidence/check.ts'
import { listPacks } from './packs/packs.ts'

/** The three policies with their promises, the last result of each and how it went before. */
export function listPolicies(workspace: Workspace): Policy[] {
  workspace.account()
  const names = accountNames(workspace.db)
  return listPacks().map(pack => ({
    source: pack.source,
    title: pack.title,
    controller: pack.controller,
    laws: [...pack.laws],
    promises: pack.commitments.map(commitment => {
      const history = resultHistory(workspace, commitment.id)
      const signed = commitment.manual ? latestSignOff(workspace, commitment.id) : undefined
      return {
        commitment,
        ...(history[0] ? { result: history[0] } : {}),
        history: history.map(({ status, figure, measuredAt }) => ({ status, figure, measuredAt })),
        ...(signed
          ? { signedAt: signed.signedAt, signedByName: names(signed.signedById), signedNote: signed.note }
          : {}),
      }
    }),
  }))
}
