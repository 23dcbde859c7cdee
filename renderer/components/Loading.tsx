import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useDelayed } from './useDelayed.ts'

/** Lines where the content will be, after 200 ms. */
export function Loading({ lines = 6, label = 'Loading' }: { readonly lines?: number; readonly label?: string }) {
  const late = useDelayed(true)
  if (!late) return null
  return (
    <Stack gap="sm" p="md" role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <Skeleton key={line} height={14} width={`${90 - ((line * 17) % 40)}%`} />
      ))}
    </Stack>
  )
}
