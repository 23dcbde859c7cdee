import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Conflict } from '../../../contract/desk/team.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import { formatAgo } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import settings from '../settings/Settings.module.css'
import { SettingsGroup } from '../settings/SettingsGroup.tsx'
import classes from './Admin.module.css'
import { eventRun, eventWord } from './words.ts'

/** Changes that came too late, each with both sides. Nothing happens until somebody decides. */
export function ConflictsPanel() {
  const conflicts = useQuery(desk.team.conflicts.queryOptions())
  if (conflicts.error) return <ErrorState error={conflicts.error} onRetry={() => void conflicts.refetch()} />
  if (conflicts.isPending) return <Loading />
  if (conflicts.data.length === 0)
    return (
      <EmptyState icon={IconGitMerge} title="No conflicts" hint="Nobody worked on the same ticket at the same time." />
    )
  return (
    <SettingsGroup
      title="Conflicts"
      hint="Somebody else changed these tickets first. Regions you drew are kept either way."
    >
      {conflicts.data.map(conflict => (
        <BothSides key={conflict.id} conflict={conflict} />
      ))}
    </SettingsGroup>
  )
}

function BothSides({ conflict }: { readonly conflict: Conflict }) {
  const now = useNow()
  const resolve = useMutation(
    desk.team.resolve.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: desk.team.key() }),
      onError: notifyFailure,
    }),
  )
  const { id, ticketId, mine, theirs, canApply } = conflict
  return (
    <article className={classes.conflict} aria-label={`Conflict on ticket ${ticketId.slice(0, 8)}`}>
      <div className={classes.side}>
        <h3>Here</h3>
        <p>{eventRun(mine.events.map(event => event.type))}</p>
        <p className={settings.dim}>
          {mine.actorName}, {formatAgo(mine.at, now)}
        </p>
      </div>
      <div className={classes.side}>
        <h3>On the server</h3>
        <p>
          {theirs
            ? `${eventWord(theirs.event)}; the ticket is ${theirs.ticket.state}`
            : 'The ticket cannot be seen any more'}
        </p>
        {theirs && (
          <p className={settings.dim}>
            {theirs.actorName}, {formatAgo(theirs.at, now)}
          </p>
        )}
      </div>
      <div className={settings.row}>
        <Button loading={resolve.isPending} onClick={() => resolve.mutate({ id, keep: 'theirs' })}>
          Keep the server's
        </Button>
        <Button
          variant="default"
          disabled={!canApply}
          loading={resolve.isPending}
          onClick={() => resolve.mutate({ id, keep: 'mine' })}
        >
          Do mine again on top
        </Button>
        {!canApply && <span className={settings.dim}>The ticket's state does not allow yours any more.</span>}
      </div>
    </article>
  )
}
