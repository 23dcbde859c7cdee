import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection } from '../../../contract/desk/connections.ts'
import { useSeat } from '../../app/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import { formatExact, formatMoment, formatTimeLeft } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from '../policies/Policies.module.css'
import own from './Requests.module.css'

/** Connected platforms: facts about each, never its cookies. */
export function ConnectionsView() {
  const { can } = useSeat()
  const connections = useQuery(desk.connections.list.queryOptions({ input: {} }))
  const [leaving, setLeaving] = useState<Connection>()
  const now = useNow()
  const revoke = useMutation(
    desk.connections.revoke.mutationOptions({
      onSuccess: () => {
        setLeaving(undefined)
        void queryClient.invalidateQueries({ queryKey: desk.connections.key() })
      },
      onError: notifyFailure,
    }),
  )
  if (connections.error) return <ErrorState error={connections.error} onRetry={() => void connections.refetch()} />
  if (connections.isPending) return <Loading lines={6} label="Loading the connections" />
  if (connections.data.length === 0) {
    return (
      <EmptyState
        icon={IconPlugConnected}
        title="No platform is connected"
        hint="Connections hold a platform’s session cookies for 30 days at most, sealed with a key of their own."
      />
    )
  }
  return (
    <div className={classes.pad}>
      <table className={own.table}>
        <thead>
          <tr>
            {['Platform', 'Address', 'Type', 'Connected', 'Last used', 'Expires', ''].map(label => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {connections.data.map(c => (
            <tr key={c.id}>
              <td>{c.displayName}</td>
              <td>{c.platformUrl}</td>
              <td>{c.type}</td>
              <td title={formatExact(c.connectedAt)}>{formatMoment(c.connectedAt, now)}</td>
              <td>{c.lastUsedAt === undefined ? 'never' : formatMoment(c.lastUsedAt, now)}</td>
              <td title={formatExact(c.expiresAt)}>{formatTimeLeft(c.expiresAt, now)}</td>
              <td className={own.number}>
                {can('reviewer') && (
                  <Button variant="default" size="compact-xs" onClick={() => setLeaving(c)}>
                    Revoke
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        opened={leaving !== undefined}
        title={`Revoke the connection to ${leaving?.displayName ?? ''}`}
        action="Revoke the connection"
        loading={revoke.isPending}
        onConfirm={() => leaving && revoke.mutate({ id: leaving.id })}
        onClose={() => setLeaving(undefined)}
      >
        Its cookies and their key go at once. Nothing brings them back; the platform has to be connected anew.
      </ConfirmDialog>
    </div>
  )
}
