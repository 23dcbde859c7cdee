import { Button, TextInput } from '@mantine/core'
import { IconCloud, IconFolder } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSeat } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from './Settings.module.css'
import { SettingsGroup } from './SettingsGroup.tsx'

const refresh = () => queryClient.invalidateQueries({ queryKey: desk.exporting.destinations.key() })

/** Where approved files may go. */
export function ExportSettings() {
  const { session } = useSeat()
  const destinations = useQuery(desk.exporting.destinations.queryOptions())
  const remove = useMutation(
    desk.exporting.removeDestination.mutationOptions({ onSuccess: refresh, onError: notifyFailure }),
  )
  const pick = useMutation(desk.exporting.pickFolder.mutationOptions({ onSuccess: refresh, onError: notifyFailure }))
  if (destinations.error) return <ErrorState error={destinations.error} onRetry={() => void destinations.refetch()} />
  if (destinations.isPending) return <Loading />
  return (
    <SettingsGroup
      title="Destinations"
      hint="Each export gets a folder of its own in there. Paths are sealed; only the last folder's name shows here."
    >
      <ul className={classes.list}>
        {destinations.data.map(({ id, kind, label }) => (
          <li key={id}>
            {kind === 'folder' ? <IconFolder size={16} aria-label="Folder" /> : <IconCloud size={16} aria-label="S3" />}
            <span className={classes.name}>{label}</span>
            <Button
              variant="default"
              size="compact-xs"
              loading={remove.isPending && remove.variables?.id === id}
              onClick={() => remove.mutate({ id })}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {session.shell === 'electron' ? (
        <Button loading={pick.isPending} onClick={() => pick.mutate(undefined)}>
          Add a folder
        </Button>
      ) : (
        <TypedFolder />
      )}
    </SettingsGroup>
  )
}

/** The browser shell has no folder dialog: the path is typed, and the core checks it. */
function TypedFolder() {
  const [path, setPath] = useState('')
  const add = useMutation(
    desk.exporting.addFolder.mutationOptions({
      onSuccess: () => {
        setPath('')
        void refresh()
      },
    }),
  )
  return (
    <form
      className={classes.fields}
      onSubmit={event => {
        event.preventDefault()
        if (path.trim() !== '') add.mutate({ path: path.trim() })
      }}
    >
      <div className={classes.row}>
        <TextInput
          label="Full path of a folder on this machine"
          w={360}
          value={path}
          onChange={event => setPath(event.currentTarget.value)}
        />
        <Button type="submit" disabled={path.trim() === ''} loading={add.isPending}>
          Add the folder
        </Button>
      </div>
      {add.error && <InlineFailure error={add.error} />}
    </form>
  )
}
