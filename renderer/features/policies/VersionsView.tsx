import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source } from '../../../contract/source.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Panes } from '../../components/Panes.tsx'
import { formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk } from '../../desk.ts'
import { Compare } from './Compare.tsx'
import classes from './Policies.module.css'
import { Proposals } from './Proposals.tsx'
import { Review } from './Review.tsx'
import { VersionActions, type VersionTab } from './VersionActions.tsx'
import { versionState } from './version-state.ts'

interface Props {
  readonly source: Source
  readonly versionId: string | undefined
  readonly onOpen: (id: string) => void
  readonly onImport: () => void
}

/** The versions of a policy's text: their proposals, what changed, and their review. */
export function VersionsView({ source, versionId, onOpen, onImport }: Props) {
  const versions = useQuery(desk.policies.versions.queryOptions({ input: { source } }))
  const [tab, setTab] = useState<VersionTab>('proposals')
  const now = useNow()
  if (versions.error) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
  if (versions.isPending) return <Loading lines={6} label="Loading the versions" />
  const version = versions.data.find(v => v.id === versionId) ?? versions.data[0]
  if (!version) {
    return (
      <EmptyState
        icon={IconFileText}
        title="No text of this policy yet"
        hint="Import it to read its promises, compare it with the next version and review it."
      >
        <Button onClick={onImport}>Import a policy</Button>
      </EmptyState>
    )
  }
  return (
    <Panes
      id="policy-versions"
      panes={[
        { size: '260px', min: '180px' },
        { size: 70, min: '420px' },
      ]}
    >
      <ul className={classes.list} aria-label="Versions">
        {versions.data.map(v => (
          <li key={v.id}>
            <button
              type="button"
              className={classes.row}
              style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}
              aria-current={v.id === version.id}
              onClick={() => onOpen(v.id)}
            >
              <span className={classes.main}>
                <span className={classes.title}>{v.updated ?? v.fileName}</span>
                <span className={classes.dim}>
                  {versionState(v, now)} · imported {formatMoment(v.importedAt, now)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <section style={{ display: 'flex', flexDirection: 'column', height: '100%' }} aria-label={version.title}>
        <VersionActions version={version} tab={tab} onTab={setTab} />
        <div style={{ flex: 1, minHeight: 0 }}>
          {tab === 'proposals' && <Proposals key={version.id} versionId={version.id} />}
          {tab === 'compare' && version.baseId && (
            <Compare key={version.id} version={version} baseId={version.baseId} />
          )}
          {tab === 'review' && <Review key={version.id} version={version} />}
        </div>
      </section>
    </Panes>
  )
}
