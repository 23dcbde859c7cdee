import { verifyStoredChain } from '../audit/read.ts'
import type { ServerServices } from '../services.ts'
import { callerOf, team } from './base.ts'

/** Facts for the promises that no desk can measure alone. They hold no personal data; reviewers and above may ask. */
export function evidenceRouter(services: ServerServices) {
  const { store, objects, now } = services
  return {
    evidence: {
      facts: team.evidence.facts.handler(async ({ context }) => {
        await callerOf(services, context, 'reviewer')
        const { intact, entries, brokenAt } = await verifyStoredChain(store)
        return {
          ...(objects ? { storage: await objects.facts() } : {}),
          chain: { intact, entries, ...(brokenAt === undefined ? {} : { brokenAt }) },
          measuredAt: now(),
        }
      }),
    },
  }
}
