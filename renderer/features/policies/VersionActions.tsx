import { Button, SegmentedControl } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { PolicyVersion } from '../../../contract/desk/policies.ts'
import { useSeat } from '../../app/session.ts'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from './Policies.module.css'
import { versionState } from './version-state.ts'

export type VersionTab = 'proposals' | 'compare' | 'review'

interface Props {
  readonly version: PolicyVersion
  readonly tab: VersionTab
  readonly onTab: (tab: VersionTab) => void
}

/** A version's head: where it stands, its three views, and what a lead does with it. */
export function VersionActions({ version, tab, onTab }: Props) {
  const { can } = useSeat()
  const now = useNow()
  const options = (done: string) => ({
    onSuccess: () => {
      notifyDone(done)
      void queryClient.invalidateQueries({ queryKey: desk.policies.key() })
      void queryClient.invalidateQueries({ queryKey: desk.tickets.key() })
    },
    onError: notifyFailure,
  })
  const announce = useMutation(desk.policies.announce.mutationOptions(options('Announced: the notice runs')))
  const apply = useMutation(desk.policies.putInForce.mutationOptions(options('The version is in force')))
  const { open, accepted, edited, rejected } = version.proposals
  return (
    <div className={page.filters}>
      <SegmentedControl
        aria-label="Part of the version"
        value={tab}
        onChange={value => onTab(value as VersionTab)}
        data={[
          { value: 'proposals', label: `Proposals (${open} of ${open + accepted + edited + rejected} open)` },
          { value: 'compare', label: 'Compare', disabled: version.baseId === undefined },
          { value: 'review', label: version.signedOffAt === undefined ? 'Review' : 'Review (signed)' },
        ]}
      />
      <span className={classes.dim}>{versionState(version, now)}</span>
      {version.effectiveAt !== undefined && version.inForceAt === undefined && (
        <span className={classes.dim}>may apply from {formatMoment(version.effectiveAt, now)}</span>
      )}
      <div className={page.grow} />
      {can('lead') && version.material && version.announcedAt === undefined && (
        <Button variant="default" loading={announce.isPending} onClick={() => announce.mutate({ id: version.id })}>
          Announce the change
        </Button>
      )}
      {can('lead') &&
        version.inForceAt === undefined &&
        (!version.material || (version.effectiveAt ?? now + 1) <= now) && (
          <Button variant="default" loading={apply.isPending} onClick={() => apply.mutate({ id: version.id })}>
            Put in force
          </Button>
        )}
    </div>
  )
}
