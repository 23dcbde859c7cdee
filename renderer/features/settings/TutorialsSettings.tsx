import { Button } from '@mantine/core'
import { IconBook } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Tutorial } from '../../../contract/tutorial.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import { productName } from '../../components/sources.ts'
import { formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from './Settings.module.css'
import { SettingsGroup } from './SettingsGroup.tsx'

/** What the workspace holds, and how it goes for good. */
export function TutorialsSettings() {
  const now = useNow()
  const tutorials = useQuery(desk.tutorials.list.queryOptions())
  const [going, setGoing] = useState<Tutorial | null>(null)
  const remove = useMutation(
    desk.tutorials.remove.mutationOptions({
      onSuccess: () => {
        setGoing(null)
        notifyDone('Tutorial deleted', 'Its screenshots, texts and keys are gone.')
        void queryClient.invalidateQueries()
      },
      onError: notifyFailure,
    }),
  )
  if (tutorials.error) return <ErrorState error={tutorials.error} onRetry={() => void tutorials.refetch()} />
  if (tutorials.isPending) return <Loading />
  if (tutorials.data.length === 0) return <EmptyState icon={IconBook} title="No tutorial is in this workspace" />
  return (
    <SettingsGroup
      title="Tutorials in this workspace"
      hint="Deleting removes rows and destroys the keys that copies of them were sealed with."
    >
      <ul className={classes.list}>
        {tutorials.data.map(tutorial => (
          <li key={tutorial.id}>
            <span className={classes.name}>{tutorial.title}</span>
            <span className={classes.dim}>{productName(tutorial.source, tutorial.product)}</span>
            <span className={classes.dim}>{`${tutorial.stepCount} steps`}</span>
            <time className={classes.dim} dateTime={new Date(tutorial.importedAt).toISOString()}>
              {formatMoment(tutorial.importedAt, now)}
            </time>
            <Button variant="default" size="compact-xs" onClick={() => setGoing(tutorial)}>
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={going !== null}
        title="Delete the tutorial"
        action={`Delete ${going?.stepCount ?? 0} screenshots for good`}
        loading={remove.isPending}
        onConfirm={() => going && remove.mutate({ id: going.id })}
        onClose={() => setGoing(null)}
      >
        {`"${going?.title ?? ''}" goes with its ${going?.stepCount ?? 0} screenshots, texts, regions, redactions and keys. Its tickets stay in the log as facts without content. There is no way back.`}
      </ConfirmDialog>
    </SettingsGroup>
  )
}
