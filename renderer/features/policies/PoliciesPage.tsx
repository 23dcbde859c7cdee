import { Button, SegmentedControl } from '@mantine/core'
import { IconFileReport, IconRefresh, IconUpload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source } from '../../../contract/source.ts'
import { useSeat } from '../../app/session.ts'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { Panes } from '../../components/Panes.tsx'
import { SOURCE_CHOICES } from '../../components/sources.ts'
import { desk, queryClient } from '../../desk.ts'
import { ImportPolicy } from './ImportPolicy.tsx'
import { PromiseDetail } from './PromiseDetail.tsx'
import { byUrgency, PromiseList } from './PromiseList.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import { VersionsView } from './VersionsView.tsx'

const VIEWS = [
  { value: 'promises', label: 'Promises' },
  { value: 'versions', label: 'Versions' },
]

/** What was promised, whether it is kept, and what changes when the text changes. */
export default function PoliciesPage() {
  const { can } = useSeat()
  const [source, setSource] = useState<Source>('stepify')
  const [view, setView] = useState('promises')
  const [selected, setSelected] = useState<string>()
  const [versionId, setVersionId] = useState<string>()
  const [importing, setImporting] = useState(false)
  const [reporting, setReporting] = useState(false)
  const policies = useQuery(desk.policies.list.queryOptions())
  const check = useMutation(
    desk.policies.check.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: desk.policies.key() }),
      onError: notifyFailure,
    }),
  )
  useShortcuts('Policies', [
    { id: 'check', label: 'Check the promises now', keys: ['c'], run: () => check.mutate({}) },
    { id: 'import', label: 'Import a policy', keys: ['i'], run: () => can('reviewer') && setImporting(true) },
  ])
  const policy = policies.data?.find(p => p.source === source)
  const promise = policy?.promises.find(p => p.commitment.id === selected) ?? (policy && byUrgency(policy.promises)[0])

  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Policies</h1>
        <SegmentedControl
          aria-label="Source"
          data={[...SOURCE_CHOICES]}
          value={source}
          onChange={value => {
            setSource(value as Source)
            setVersionId(undefined)
          }}
        />
        <SegmentedControl aria-label="View" data={VIEWS} value={view} onChange={setView} />
        <div className={page.grow} />
        {can('reviewer') && (
          <Button variant="default" leftSection={<IconUpload size={15} />} onClick={() => setImporting(true)}>
            Import a policy
          </Button>
        )}
        {can('lead') && (
          <Button variant="default" leftSection={<IconFileReport size={15} />} onClick={() => setReporting(true)}>
            Report
          </Button>
        )}
        <Button leftSection={<IconRefresh size={15} />} loading={check.isPending} onClick={() => check.mutate({})}>
          Check now
        </Button>
      </header>
      <div className={page.body}>
        {policies.error ? (
          <ErrorState error={policies.error} onRetry={() => void policies.refetch()} />
        ) : !policy || !promise ? (
          <Loading lines={12} label="Loading the policies" />
        ) : view === 'promises' ? (
          <Panes
            id="policies"
            panes={[
              { size: 62, min: '360px' },
              { size: 38, min: '280px' },
            ]}
          >
            <PromiseList promises={policy.promises} selected={promise.commitment.id} onSelect={id => setSelected(id)} />
            <PromiseDetail promise={promise} />
          </Panes>
        ) : (
          <VersionsView
            source={source}
            versionId={versionId}
            onOpen={setVersionId}
            onImport={() => setImporting(true)}
          />
        )}
      </div>
      <ImportPolicy
        opened={importing}
        source={source}
        onClose={() => setImporting(false)}
        onImported={version => {
          setImporting(false)
          setSource(version.source)
          setView('versions')
          setVersionId(version.id)
        }}
      />
      <ReportDialog opened={reporting} source={source} onClose={() => setReporting(false)} />
    </div>
  )
}
