import { Badge, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ExportResult } from '../../../contract/desk/review.ts'
import type { SubmissionStep, TicketDetail } from '../../../contract/desk/tickets.ts'
import { CategoryChip } from '../../components/CategoryChip.tsx'
import page from '../../components/Page.module.css'
import { formatAgo, formatExact } from '../../components/time.ts'
import { desk } from '../../desk.ts'
import { ExportedFiles, ExportPanel } from '../exporting/ExportPanel.tsx'
import { History } from '../queue/History.tsx'
import { Decision } from './Decision.tsx'
import classes from './Review.module.css'
import { TextDiff } from './TextDiff.tsx'
import { VerificationList } from './VerificationList.tsx'

interface Props {
  readonly detail: TicketDetail
  readonly step: SubmissionStep
  readonly exported: ExportResult | undefined
  readonly onExported: (result: ExportResult) => void
  readonly now: number
}

/** What is known of the step on the left, and what may be done with the ticket. */
export function ReviewInspector({ detail, step, exported, onExported, now }: Props) {
  const { ticket, submission } = detail
  const texts = useQuery({
    ...desk.texts.list.queryOptions({ input: { ticketId: ticket.id } }),
    enabled: ticket.tutorialId !== undefined,
  })
  const regions = step.regions.reduce((sum, { count }) => sum + count, 0)
  return (
    <aside className={page.panel} aria-label="Review">
      <div
        className={`${page.panelBody} ${classes.inspector}`}
        tabIndex={0}
        role="region"
        aria-label="Verification and history"
      >
        {submission && (
          <Text size="xs" c="dimmed">
            Submitted by {submission.submittedByName},{' '}
            <time title={formatExact(submission.submittedAt)}>{formatAgo(submission.submittedAt, now)}</time>
          </Text>
        )}
        <Part title={step.verification.passed ? 'Verified' : 'Not verified: submitted with a written override'}>
          <VerificationList verification={step.verification} />
        </Part>
        <Part title={`${regions} regions`}>
          <div className={classes.chips}>
            {step.regions.map(({ category, count }) => (
              <CategoryChip key={category} category={category} count={count} />
            ))}
            {step.propagated > 0 && (
              <Badge variant="outline" color="gray">{`${step.propagated} came by propagation: look closer`}</Badge>
            )}
          </div>
        </Part>
        <Part title="Step texts">
          <TextDiff text={texts.data?.find(text => text.step === step.step)} />
        </Part>
        {detail.note && (
          <Part title="The report">
            <blockquote className={classes.quote}>{detail.note}</blockquote>
          </Part>
        )}
        <Part title="History">
          <History entries={detail.history} now={now} />
        </Part>
      </div>
      {ticket.state === 'in-review' && <Decision key={submission?.id} detail={detail} />}
      {ticket.state === 'approved' && (
        <footer className={classes.decision}>
          <ExportPanel ticketId={ticket.id} onExported={onExported} />
        </footer>
      )}
      {exported && (
        <footer className={classes.decision}>
          <ExportedFiles result={exported} />
        </footer>
      )}
    </aside>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className={classes.part}>{title}</h2>
      {children}
    </section>
  )
}
