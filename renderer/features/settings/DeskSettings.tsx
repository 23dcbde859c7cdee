import { Checkbox, Group, NumberInput, SegmentedControl, Switch } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Settings } from '../../../contract/desk/settings.ts'
import { useTheme } from '../../app/colour-scheme.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import { desk, queryClient } from '../../desk.ts'
import { SettingsGroup } from './SettingsGroup.tsx'

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
const STYLES = [
  { value: 'blur', label: 'Frosted' },
  { value: 'pixelate', label: 'Cells' },
  { value: 'solid', label: 'Solid' },
  { value: 'replace', label: 'Invented value' },
]
const TEXT_MODES = [
  { value: 'token', label: '[EMAIL]' },
  { value: 'invented', label: 'Invented value' },
]
const LANGUAGES: readonly { readonly value: Settings['ocrLanguages'][number]; readonly label: string }[] = [
  { value: 'eng', label: 'English' },
  { value: 'fra', label: 'French' },
  { value: 'deu', label: 'German' },
  { value: 'spa', label: 'Spanish' },
  { value: 'tha', label: 'Thai' },
]

/** Look, redaction, reading, locking. Each change is stored at once. */
export function DeskSettings() {
  const settings = useQuery(desk.settings.get.queryOptions())
  const theme = useTheme()
  const save = useMutation(
    desk.settings.set.mutationOptions({
      onSuccess: next => queryClient.setQueryData(desk.settings.get.queryKey(), next),
      onError: notifyFailure,
    }),
  )
  if (settings.error) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  if (settings.isPending) return <Loading />
  const { defaultStyle, stepTextMode, ocrLanguages, secondWitness, lockAfterMinutes } = settings.data
  const set = (change: Partial<Settings>) => save.mutate(change)
  return (
    <>
      <SettingsGroup title="Theme">
        <SegmentedControl
          aria-label="Theme"
          data={THEMES}
          value={theme.choice}
          onChange={value => theme.choose(value as Settings['theme'])}
        />
      </SettingsGroup>
      <SettingsGroup
        title="Look of a redaction"
        hint="For new regions. None of the looks carries anything of what it covers."
      >
        <SegmentedControl
          aria-label="Look of a redaction"
          data={STYLES}
          value={defaultStyle}
          onChange={value => set({ defaultStyle: value as Settings['defaultStyle'] })}
        />
      </SettingsGroup>
      <SettingsGroup title="Step texts" hint="What stands in titles and descriptions instead of a personal value.">
        <SegmentedControl
          aria-label="Step texts"
          data={TEXT_MODES}
          value={stepTextMode}
          onChange={value => set({ stepTextMode: value as Settings['stepTextMode'] })}
        />
      </SettingsGroup>
      <SettingsGroup
        title="Reading screenshots"
        hint="Each language more costs time on every screenshot. At least one is needed."
      >
        <Checkbox.Group
          aria-label="Languages on the screenshots"
          value={[...ocrLanguages]}
          onChange={value => {
            if (value.length > 0) set({ ocrLanguages: value as Settings['ocrLanguages'] })
          }}
        >
          <Group gap="md">
            {LANGUAGES.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <Switch
          mt="md"
          label="Read finished files with a second engine too"
          description="Slower, and it sees what the first one overlooks. When it is on and can't run, verification fails."
          checked={secondWitness}
          onChange={event => set({ secondWitness: event.currentTarget.checked })}
        />
      </SettingsGroup>
      <SettingsGroup title="Locking" hint="Without any input the desk signs out and wipes pixels and keys from memory.">
        <NumberInput
          label="Minutes until the desk locks"
          w={200}
          min={1}
          max={480}
          clampBehavior="strict"
          value={lockAfterMinutes}
          onChange={value => {
            if (typeof value === 'number' && value >= 1) set({ lockAfterMinutes: value })
          }}
        />
      </SettingsGroup>
    </>
  )
}
