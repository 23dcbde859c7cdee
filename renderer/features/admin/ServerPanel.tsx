import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../components/ErrorState.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import { formatSpan } from '../../components/time.ts'
import { desk } from '../../desk.ts'
import settings from '../settings/Settings.module.css'
import { SettingsGroup } from '../settings/SettingsGroup.tsx'
import classes from './Admin.module.css'
import { STORAGE_CHECKS } from './words.ts'

const REFRESH_MS = 15_000

/** How the server is, and whether its storage does what an export needs. */
export function ServerPanel() {
  const health = useQuery(desk.team.admin.health.queryOptions({ refetchInterval: REFRESH_MS }))
  const rotate = useMutation(
    desk.team.admin.rotateKeys.mutationOptions({
      onSuccess: () => notifyDone('A new key signs from now on'),
      onError: notifyFailure,
    }),
  )
  if (health.error) return <ErrorState error={health.error} onRetry={() => void health.refetch()} />
  if (health.isPending) return <Loading />
  const { version, startedAt, serverAt, database, storage, mail, singleSignOn, counts } = health.data
  const facts: readonly (readonly [string, string])[] = [
    ['Version', `${version}, running for ${formatSpan(serverAt - startedAt)}`],
    ['Database', `${database.kind} ${database.version}, schema ${database.migration}`],
    ['Storage', storage.configured ? `${storage.bucket} in ${storage.region}` : 'none: desks export to folders'],
    ['Mail to reporters', mail.configured ? 'on' : 'off'],
    ['Single sign-on', singleSignOn.configured ? (singleSignOn.issuer ?? 'on') : 'off'],
    ['Accounts, desks, listening here', `${counts.accounts}, ${counts.desks}, ${counts.listening}`],
    ['Open tickets, overdue', `${counts.openTickets}, ${counts.overdueTickets}`],
    ['Audit entries', String(counts.auditEntries)],
    ['Messages waiting, failed', `${counts.waitingJobs}, ${counts.failedJobs}`],
  ]
  return (
    <>
      <SettingsGroup title="Server">
        <ul className={settings.list}>
          {facts.map(([name, value]) => (
            <li key={name}>
              <span className={settings.name}>{name}</span>
              <span>{value}</span>
            </li>
          ))}
        </ul>
        <Button variant="default" loading={rotate.isPending} onClick={() => rotate.mutate(undefined)}>
          Make a new signing key
        </Button>
      </SettingsGroup>
      {storage.configured && <StorageTest />}
    </>
  )
}

function StorageTest() {
  const test = useMutation(desk.team.admin.testStorage.mutationOptions())
  return (
    <SettingsGroup
      title="Storage test"
      hint="Does with a small file what an export does, says what works and what failed, and leaves nothing behind."
    >
      {test.data && (
        <ul className={settings.list}>
          {test.data.checks.map(({ name, passed, reason }) => (
            <li key={name}>
              {passed ? (
                <IconCircleCheck size={16} aria-label="Works" />
              ) : (
                <IconCircleX size={16} className={classes.failed} aria-label="Failed" />
              )}
              <span className={settings.name}>{STORAGE_CHECKS[name]}</span>
              {reason && <span className={classes.failed}>Failed: {reason}</span>}
            </li>
          ))}
        </ul>
      )}
      <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
        Test the storage
      </Button>
      {test.error && <InlineFailure error={test.error} />}
    </SettingsGroup>
  )
}
