import type { PolicyVersion } from '../../../contract/desk/policies.ts'
import { formatSpan } from '../../components/time.ts'

/** Where a version stands, in a few words. Times are UTC milliseconds. */
export function versionState(version: PolicyVersion, now: number): string {
  if (version.inForceAt !== undefined) return 'in force'
  if (version.announcedAt !== undefined && version.effectiveAt !== undefined) {
    const left = version.effectiveAt - now
    return left > 0 ? `notice, ${formatSpan(left)} left` : 'notice is over'
  }
  if (version.material) return 'material change'
  return version.signedOffAt === undefined ? 'draft' : 'signed off'
}
