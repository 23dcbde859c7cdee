import { Button, Code, NativeSelect, Text } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExportResult } from '../../../contract/desk/review.ts'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Loading } from '../../components/Loading.tsx'
import { desk } from '../../desk.ts'
import classes from './Exporting.module.css'

interface Props {
  readonly ticketId: string
  readonly onExported: (result: ExportResult) => void
}

/** Writes an approved ticket's files where the person says, then shows what was written. */
export function ExportPanel({ ticketId, onExported }: Props) {
  const destinations = useQuery(desk.exporting.destinations.queryOptions())
  const [chosen, setChosen] = useState<string>()
  const run = useMutation(desk.exporting.run.mutationOptions({ onSuccess: onExported }))
  const destinationId = chosen ?? destinations.data?.[0]?.id
  const start = () => destinationId && run.mutate({ ticketId, destinationId })
  useShortcuts('Export', [
    {
      id: 'export',
      label: 'Export and close',
      keys: ['mod+Enter'],
      when: () => destinationId !== undefined && !run.isPending,
      run: start,
    },
  ])
  if (destinations.error) return <InlineFailure error={destinations.error} />
  if (destinations.isPending) return <Loading lines={2} />
  if (destinations.data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        There is no destination yet: add a folder under Settings, Export.
      </Text>
    )
  }
  return (
    <div className={classes.panel}>
      <NativeSelect
        label="Export to"
        data={destinations.data.map(({ id, label, kind }) => ({
          value: id,
          label: kind === 's3' ? `${label} (S3)` : `Folder ${label}`,
        }))}
        value={destinationId}
        onChange={event => setChosen(event.currentTarget.value)}
      />
      {run.error && <InlineFailure error={run.error} />}
      <Button
        fullWidth
        leftSection={<IconPackageExport size={15} />}
        loading={run.isPending}
        onClick={start}
        rightSection={<Keys keys="mod+Enter" plain />}
      >
        Export and close
      </Button>
    </div>
  )
}

/** What an export wrote. */
export function ExportedFiles({ result }: { readonly result: ExportResult }) {
  return (
    <div className={classes.panel} role="status">
      <Text size="sm">{`${result.files.length} files were written to ${result.destination}`}</Text>
      <ul className={classes.files}>
        {result.files.map(file => (
          <li key={file.name}>
            <span>{file.name}</span>
            <span className="tabular">{`${Math.ceil(file.bytes / 1024).toLocaleString('en')} KiB`}</span>
            <Code title={file.sha256}>{file.sha256.slice(0, 12)}</Code>
          </li>
        ))}
      </ul>
    </div>
  )
}
