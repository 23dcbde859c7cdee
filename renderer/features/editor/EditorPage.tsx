import { Button } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { EditorScreen } from './EditorScreen.tsx'
import { useEditorSession } from './useEditorSession.ts'

/** The editor of one ticket; `?step=3` opens it there. */
export default function EditorPage() {
  const { ticketId = '' } = useParams({ strict: false })
  const { step } = useSearch({ strict: false }) as { step?: number }
  const session = useEditorSession(ticketId, step)
  switch (session.status) {
    case 'loading':
      return <Loading lines={12} label="Opening the ticket" />
    case 'failed':
      return (
        <ErrorState error={session.error} onRetry={session.retry}>
          <Button variant="default" renderRoot={props => <Link to="/queue" {...props} />}>
            Back to the queue
          </Button>
        </ErrorState>
      )
    case 'empty':
      return (
        <EmptyState icon={IconPhotoOff} title="This ticket has no screenshots" hint="There is nothing to redact in it.">
          <Button variant="default" renderRoot={props => <Link to="/queue" {...props} />}>
            Back to the queue
          </Button>
        </EmptyState>
      )
    case 'ready':
      return <EditorScreen key={ticketId} {...session} />
  }
}
