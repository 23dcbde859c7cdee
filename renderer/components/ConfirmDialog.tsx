import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'

interface Props {
  readonly opened: boolean
  readonly title: string
  /** The verb on the button, naming what goes and how many. */
  readonly action: string
  readonly loading: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks before something that can't be taken back. The safe button has the focus. */
export function ConfirmDialog({ opened, title, action, loading, onConfirm, onClose, children }: Props) {
  return (
    <Dialog opened={opened} title={title} onClose={onClose}>
      <Text size="sm" mb="lg">
        {children}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={loading} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Dialog>
  )
}
