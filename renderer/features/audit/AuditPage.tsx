import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { IconDownload, IconListDetails, IconShieldCheck } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSeat } from '../../app/session.ts'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { saveBlob } from '../../components/save-blob.ts'
import { client, desk } from '../../desk.ts'
import { AuditTable } from './AuditTable.tsx'
import { ChainVerdict } from './ChainVerdict.tsx'
import { GROUPS, groupActions, PERIODS } from './filters.ts'

const PAGE = 200

/** The log of every action: who, what, which ids, how many of which kind; never what was in them. */
export default function AuditPage() {
  const { can } = useSeat()
  const [group, setGroup] = useState('all')
  const [period, setPeriod] = useState('all')
  const [offset, setOffset] = useState(0)
  const [since, setSince] = useState<number | undefined>()
  const log = useQuery({
    ...desk.audit.list.queryOptions({ input: { actions: groupActions(group), from: since, offset, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  const verify = useMutation(desk.audit.verify.mutationOptions({ onError: notifyFailure }))
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'pdf') =>
      saveBlob(await client.audit.export({ format }), `audit-log-${new Date().toISOString().slice(0, 10)}.${format}`),
    onError: notifyFailure,
  })
  const total = log.data?.total ?? 0
  const last = Math.max(0, Math.floor((total - 1) / PAGE) * PAGE)
  useShortcuts('Audit', [
    { id: 'verify', label: 'Verify the chain', keys: ['v'], run: () => verify.mutate(undefined) },
    { id: 'older', label: 'Older events', keys: ['PageDown'], run: () => setOffset(Math.min(last, offset + PAGE)) },
    { id: 'newer', label: 'Newer events', keys: ['PageUp'], run: () => setOffset(Math.max(0, offset - PAGE)) },
  ])

  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Audit</h1>
        {verify.data && <ChainVerdict verdict={verify.data} />}
        <div className={page.grow} />
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={15} />}
          loading={verify.isPending}
          onClick={() => verify.mutate(undefined)}
        >
          Verify the chain
        </Button>
        {can('lead') &&
          (['csv', 'pdf'] as const).map(format => (
            <Button
              key={format}
              variant="default"
              leftSection={<IconDownload size={15} />}
              loading={save.isPending && save.variables === format}
              onClick={() => save.mutate(format)}
            >
              {`Export ${format.toUpperCase()}`}
            </Button>
          ))}
      </header>
      <div className={page.filters} role="search" aria-label="Filter the log">
        <NativeSelect
          aria-label="Actions"
          data={GROUPS.map(({ id, label }) => ({ value: id, label }))}
          value={group}
          onChange={event => {
            setGroup(event.currentTarget.value)
            setOffset(0)
          }}
        />
        <NativeSelect
          aria-label="Period"
          data={PERIODS.map(({ id, label }) => ({ value: id, label }))}
          value={period}
          onChange={event => {
            const chosen = PERIODS.find(({ id }) => id === event.currentTarget.value)
            setPeriod(event.currentTarget.value)
            setSince(chosen?.ms === undefined ? undefined : Date.now() - chosen.ms)
            setOffset(0)
          }}
        />
        <div className={page.grow} />
        <Text size="xs" c="dimmed" className="tabular">
          {total === 0
            ? 'No events'
            : `${offset + 1}–${Math.min(total, offset + PAGE)} of ${total.toLocaleString('en')}`}
        </Text>
        <Group gap={4}>
          <Button variant="default" size="compact-xs" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
            Newer
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            disabled={offset >= last}
            onClick={() => setOffset(offset + PAGE)}
          >
            Older
          </Button>
        </Group>
      </div>
      <div className={page.body}>
        {log.error ? (
          <ErrorState error={log.error} onRetry={() => void log.refetch()} />
        ) : log.isPending ? (
          <Loading lines={12} label="Loading the log" />
        ) : log.data.rows.length === 0 ? (
          <EmptyState
            icon={IconListDetails}
            title="No event matches"
            hint="Choose another kind of action or a longer period."
          />
        ) : (
          <AuditTable rows={log.data.rows} />
        )}
      </div>
    </div>
  )
}
