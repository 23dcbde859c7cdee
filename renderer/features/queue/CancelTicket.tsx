import { Button, Group, Text, Textarea } from '@mantine/core'
import { IconBan } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog } from '../../components/Dialog.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { notifyDone } from '../../components/notify.ts'
import { desk } from '../../desk.ts'

/** Ends a ticket without redacting, with a reason that the ticket keeps. */
export function CancelTicket({ ticketId, title }: { readonly ticketId: string; readonly title: string }) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const cancel = useMutation(
    desk.tickets.cancel.mutationOptions({
      onSuccess: () => {
        setOpened(false)
        notifyDone('The ticket was cancelled')
      },
    }),
  )
  return (
    <>
      <Button variant="default" leftSection={<IconBan size={15} />} onClick={() => setOpened(true)}>
        Cancel ticket
      </Button>
      <Dialog title="Cancel this ticket" opened={opened} onClose={() => setOpened(false)}>
        <Text mb="sm">
          The report on "{title}" ends without a redaction. Its regions and history are kept, and it can't be opened
          again.
        </Text>
        <Textarea
          label="Reason"
          description="Without personal data: the audit log's readers see that there is one, the ticket keeps the words."
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={6}
          data-autofocus
        />
        {cancel.error && <InlineFailure error={cancel.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setOpened(false)}>
            Keep the ticket
          </Button>
          <Button
            color="red"
            disabled={reason.trim().length < 3}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ id: ticketId, reason: reason.trim() })}
          >
            Cancel the ticket
          </Button>
        </Group>
      </Dialog>
    </>
  )
}
