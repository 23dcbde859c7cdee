import { ActionIcon, type ActionIconProps, Group, Tooltip } from '@mantine/core'
import type { ComponentType, Ref } from 'react'
import { Keys } from './Keys.tsx'

interface Props extends Pick<ActionIconProps, 'size' | 'variant' | 'color' | 'disabled' | 'loading'> {
  readonly label: string
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>
  /** The key that does the same, for the tooltip. */
  readonly keys?: string
  readonly onClick: () => void
  /** For switches: whether it is on. */
  readonly pressed?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is an icon: its name and key show on hover and focus. */
export function IconAction({ label, icon: Icon, keys, onClick, pressed, size = 'md', ...rest }: Props) {
  return (
    <Tooltip
      label={
        <Group gap={6} wrap="nowrap">
          {label}
          {keys && <Keys keys={keys} plain />}
        </Group>
      }
    >
      <ActionIcon
        aria-label={label}
        aria-pressed={pressed}
        // Nothing smaller can be hit safely (WCAG 2.5.8).
        size={size === 'sm' || size === 'xs' ? 24 : size}
        onClick={onClick}
        {...(pressed ? { variant: 'light', color: 'accent' } : {})}
        {...rest}
      >
        <Icon size={size === 'sm' || size === 'xs' ? 14 : 17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
