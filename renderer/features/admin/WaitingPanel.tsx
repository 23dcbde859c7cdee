import { IconCloudCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { formatAgo } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk } from '../../desk.ts'
import settings from '../settings/Settings.module.css'
import { SettingsGroup } from '../settings/SettingsGroup.tsx'
import { eventWord } from './words.ts'

/** Changes and files that the server does not have yet, in the order they will go. */
export function WaitingPanel() {
  const now = useNow()
  const waiting = useQuery(desk.team.waiting.queryOptions())
  if (waiting.error) return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
  if (waiting.isPending) return <Loading />
  if (waiting.data.length === 0)
    return (
      <EmptyState icon={IconCloudCheck} title="Nothing waits" hint="The server has everything that was done here." />
    )
  return (
    <SettingsGroup
      title="What waits"
      hint="It is kept in the workspace's file and sent in this order when the server is back."
    >
      <ul className={settings.list}>
        {waiting.data.map(({ id, ticketId, event, actorName, at, reason }) => (
          <li key={id}>
            <span className={settings.name}>
              {eventWord(event)} <span className={settings.dim}>{ticketId.slice(0, 8)}</span>
            </span>
            {reason && <span className={settings.dim}>{reason}</span>}
            <span className={settings.dim}>
              {[actorName, at > 0 ? formatAgo(at, now) : ''].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </SettingsGroup>
  )
}
