import { Button, Group } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { PolicyProposal } from '../../../contract/desk/policies.ts'
import { useSeat } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { desk, queryClient } from '../../desk.ts'
import { EditProposal } from './EditProposal.tsx'
import classes from './Policies.module.css'
import { Proposal } from './Proposal.tsx'

/** What the text promises, each with the sentence that says so; accepted, edited or rejected one by one. */
export function Proposals({ versionId }: { readonly versionId: string }) {
  const { can } = useSeat()
  const version = useQuery(desk.policies.version.queryOptions({ input: { id: versionId } }))
  const [editing, setEditing] = useState<PolicyProposal>()
  const scroller = useRef<HTMLDivElement>(null)
  const decide = useMutation(
    desk.policies.decide.mutationOptions({
      onSuccess: next => {
        queryClient.setQueryData(desk.policies.version.queryKey({ input: { id: versionId } }), next)
        setEditing(undefined)
      },
      onError: notifyFailure,
    }),
  )
  const items = version.data?.items ?? []
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 92,
    overscan: 6,
  })
  if (version.error) return <ErrorState error={version.error} onRetry={() => void version.refetch()} />
  if (version.isPending) return <Loading lines={8} label="Reading the policy" />
  const open = items.filter(item => item.decision === 'open')
  const mayDecide = can('reviewer') && version.data.inForceAt === undefined
  return (
    <div className={page.page}>
      <div className={page.filters}>
        <span className={classes.dim}>
          {count(items.length, 'proposal')} from {count(version.data.sections.length, 'section')},{' '}
          {count(version.data.notes.length, 'note')}
        </span>
        <div className={page.grow} />
        {mayDecide && open.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconChecks size={15} />}
            loading={decide.isPending}
            onClick={() =>
              decide.mutate({ proposalIds: open.slice(0, 2000).map(item => item.id), decision: 'accepted' })
            }
          >
            Accept the {open.length} open ones
          </Button>
        )}
      </div>
      {items.length === 0 ? (
        <EmptyState icon={IconChecks} title="The text promises nothing that could be read" hint="Look at its notes." />
      ) : (
        // A pane that scrolls has to take the focus, so that the arrow keys scroll it.
        <div ref={scroller} className={page.panelBody} tabIndex={0} role="group" aria-label="Proposals and notes">
          <div role="list" aria-label="Proposals" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(row => {
              const item = items[row.index]
              return (
                <div
                  key={item.id}
                  ref={virtual.measureElement}
                  data-index={row.index}
                  role="listitem"
                  style={{ position: 'absolute', insetInline: 0, transform: `translateY(${row.start}px)` }}
                >
                  <Proposal
                    proposal={item}
                    onDecide={mayDecide ? decision => decide.mutate({ proposalIds: [item.id], decision }) : undefined}
                    onEdit={() => setEditing(item)}
                  />
                </div>
              )
            })}
          </div>
          {version.data.notes.length > 0 && (
            <section className={classes.detail} aria-label="Notes of the import">
              <h2>Notes</h2>
              <ul className={classes.plain}>
                {version.data.notes.map(note => (
                  <li key={`${note.line} ${note.message}`}>
                    line {note.line}: {note.message}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
      <Group>
        {editing && (
          <EditProposal
            proposal={editing}
            loading={decide.isPending}
            onClose={() => setEditing(undefined)}
            onSave={edit => decide.mutate({ proposalIds: [editing.id], decision: 'edited', edit })}
          />
        )}
      </Group>
    </div>
  )
}

function count(many: number, thing: string): string {
  return `${many} ${thing}${many === 1 ? '' : 's'}`
}
