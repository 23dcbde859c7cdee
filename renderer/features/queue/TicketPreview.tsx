import { Button, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHandOff, IconPointer } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import { useSeat } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { StateChip } from '../../components/StateChip.tsx'
import { productName } from '../../components/sources.ts'
import { TimeLeft } from '../../components/TimeLeft.tsx'
import { useNow } from '../../components/useNow.ts'
import { desk } from '../../desk.ts'
import { CancelTicket } from './CancelTicket.tsx'
import { History } from './History.tsx'
import { StepStrip } from './StepStrip.tsx'
import classes from './TicketPreview.module.css'

/** While the arrow key is held, tickets that are only passed by are not fetched. */
const SETTLE_MS = 90

/** The selected ticket: what was said, what is redacted so far, what happened. */
export function TicketPreview(props: { readonly ticketId: string | undefined; readonly onOpen: () => void }) {
  const [ticketId] = useDebouncedValue(props.ticketId, SETTLE_MS, { leading: true })
  const { data, error, refetch } = useQuery({
    ...desk.tickets.get.queryOptions({ input: { id: ticketId ?? '' } }),
    enabled: ticketId !== undefined,
  })
  return (
    <aside className={page.panel} aria-label="Selected ticket">
      {ticketId === undefined ? (
        <EmptyState icon={IconPointer} title="No ticket is selected" />
      ) : error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Detail detail={data} onOpen={props.onOpen} />
      ) : (
        <Loading lines={8} />
      )}
    </aside>
  )
}

function Detail({ detail, onOpen }: { readonly detail: TicketDetail; readonly onOpen: () => void }) {
  const { ticket } = detail
  const now = useNow()
  const openLabel =
    ticket.state === 'in-review'
      ? 'Review'
      : ['open', 'returned', 'in-progress'].includes(ticket.state)
        ? 'Open in the editor'
        : 'Look at it'
  return (
    <>
      {/* Nothing in it takes the focus, so that it takes it itself: else keys could not scroll it. */}
      <div className={`${page.panelBody} ${classes.body}`} role="region" aria-label="Details" tabIndex={0}>
        <h2 className={classes.title}>{detail.title}</h2>
        <Group gap={8}>
          <StateChip state={ticket.state} />
          <TimeLeft ticket={ticket} now={now} />
        </Group>
        <Text size="xs" c="dimmed">
          {productName(ticket.source, ticket.product)}, {detail.steps.length}{' '}
          {detail.steps.length === 1 ? 'step' : 'steps'}, {detail.flaggedSteps.length} reported
          {detail.assigneeName && <>, with {detail.assigneeName}</>}
        </Text>
        {detail.returnComment && (
          <Part title="Returned with the comment">
            <blockquote className={classes.quote}>{detail.returnComment}</blockquote>
          </Part>
        )}
        {detail.note && (
          <Part title="The report">
            <blockquote className={classes.quote}>{detail.note}</blockquote>
          </Part>
        )}
        <Part title="Reported steps">
          <StepStrip detail={detail} />
        </Part>
        <Part title="History">
          <History entries={detail.history} now={now} />
        </Part>
      </div>
      <div className={classes.actions}>
        <Button fullWidth onClick={onOpen} rightSection={<Keys keys="Enter" plain />}>
          {openLabel}
        </Button>
        <MoreActions detail={detail} />
      </div>
    </>
  )
}

function MoreActions({ detail }: { readonly detail: TicketDetail }) {
  const { account, can } = useSeat()
  const { ticket } = detail
  const release = useMutation(
    desk.tickets.release.mutationOptions({
      onSuccess: () => notifyDone('The ticket is open to others again'),
      onError: notifyFailure,
    }),
  )
  const mayRelease = ticket.state === 'in-progress' && (ticket.assigneeId === account.id || can('lead'))
  const mayCancel = can('reviewer') && !['exported', 'closed', 'cancelled'].includes(ticket.state)
  if (!mayRelease && !mayCancel) return null
  return (
    <Group gap={6} grow>
      {mayRelease && (
        <Button
          variant="default"
          leftSection={<IconHandOff size={15} />}
          loading={release.isPending}
          onClick={() => release.mutate({ id: ticket.id })}
        >
          Release
        </Button>
      )}
      {mayCancel && <CancelTicket ticketId={ticket.id} title={detail.title} />}
    </Group>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className={classes.part}>{title}</h3>
      {children}
    </section>
  )
}
