import { localStorageColorSchemeManager, type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Settings } from '../../contract/desk/settings.ts'
import { notifyFailure } from '../components/notify.ts'
import { desk, queryClient } from '../desk.ts'

/** Before anyone has signed in the window remembers the theme itself. */
export const themeMemory = localStorageColorSchemeManager({ key: 'desk.theme' })

type ThemeChoice = Settings['theme']
const SCHEME: Readonly<Record<ThemeChoice, MantineColorScheme>> = { system: 'auto', light: 'light', dark: 'dark' }

/** Takes the theme from the settings once they are known. */
export function useThemeOfSettings(): void {
  const { data } = useQuery(desk.settings.get.queryOptions())
  const { setColorScheme } = useMantineColorScheme()
  const choice = data?.theme
  useEffect(() => {
    if (choice) setColorScheme(SCHEME[choice])
  }, [choice, setColorScheme])
}

/** The theme of the moment and a way to choose another, which shows at once and is stored by the core. */
export function useTheme(): { readonly choice: ThemeChoice; readonly choose: (next: ThemeChoice) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const save = useMutation(
    desk.settings.set.mutationOptions({
      onSuccess: settings => queryClient.setQueryData(desk.settings.get.queryKey(), settings),
      onError: notifyFailure,
    }),
  )
  return {
    choice: colorScheme === 'auto' ? 'system' : colorScheme,
    choose: next => {
      setColorScheme(SCHEME[next])
      save.mutate({ theme: next })
    },
  }
}
