import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source } from '../../../contract/source.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { notifyDone } from '../../components/notify.ts'
import { saveBlob } from '../../components/save-blob.ts'
import { SOURCE_CHOICES } from '../../components/sources.ts'
import { client } from '../../desk.ts'
import classes from './Policies.module.css'

interface Props {
  readonly opened: boolean
  readonly source: Source
  readonly onClose: () => void
}

const DAY_MS = 86_400_000
const day = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The compliance report of a period, for one source or all. */
export function ReportDialog({ opened, source, onClose }: Props) {
  const [family, setFamily] = useState<string>(source)
  const [from, setFrom] = useState(() => day(Date.now() - 90 * DAY_MS))
  const [to, setTo] = useState(() => day(Date.now()))
  const make = useMutation({
    mutationFn: async (format: 'pdf' | 'csv') => {
      const period = { from: Date.parse(from), to: Date.parse(to) + DAY_MS }
      const blob = await client.reports.compliance({
        ...period,
        format,
        ...(family === 'all' ? {} : { source: family as Source }),
      })
      saveBlob(blob, `compliance-${family}-${from}-to-${to}.${format}`)
    },
    onSuccess: () => {
      notifyDone('Report made')
      onClose()
    },
  })
  const valid = Date.parse(from) <= Date.parse(to)
  return (
    <Dialog opened={opened} title="Compliance report" onClose={onClose}>
      <div className={classes.form}>
        <NativeSelect
          label="Source"
          data={[...SOURCE_CHOICES, { value: 'all', label: 'All sources' }]}
          value={family}
          onChange={({ currentTarget: { value } }) => setFamily(value)}
        />
        <Group grow>
          <TextInput
            type="date"
            label="From"
            value={from}
            onChange={({ currentTarget: { value } }) => setFrom(value)}
          />
          <TextInput type="date" label="To" value={to} onChange={({ currentTarget: { value } }) => setTo(value)} />
        </Group>
        {make.error && <InlineFailure error={make.error} />}
        <Group justify="flex-end" gap="xs">
          {(['csv', 'pdf'] as const).map(format => (
            <Button
              key={format}
              variant={format === 'pdf' ? 'filled' : 'default'}
              disabled={!valid}
              loading={make.isPending && make.variables === format}
              onClick={() => make.mutate(format)}
            >
              {`Save as ${format.toUpperCase()}`}
            </Button>
          ))}
        </Group>
      </div>
    </Dialog>
  )
}
