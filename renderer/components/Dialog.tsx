import { Modal, type ModalProps } from '@mantine/core'
import type { Shortcut } from '../app/shortcuts/registry.ts'
import { useShortcuts } from '../app/shortcuts/useShortcuts.ts'

interface Props extends Omit<ModalProps, 'title'> {
  readonly title: string
  /** Keys that work inside it, such as Ctrl+Enter for its main button. The page's own keys rest meanwhile. */
  readonly keys?: readonly Shortcut[]
}

/** A modal dialog: keeps the page's keys away, and gives focus back where it came from. */
export function Dialog({ keys = [], opened, children, ...rest }: Props) {
  useShortcuts(rest.title, keys, { blocking: true, enabled: opened })
  return (
    <Modal opened={opened} returnFocus closeButtonProps={{ 'aria-label': 'Close' }} {...rest}>
      {children}
    </Modal>
  )
}
