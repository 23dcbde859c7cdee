import { useIdle } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { notifyInfo } from '../components/notify.ts'
import { desk } from '../desk.ts'
import { ImportDrop } from '../features/import/ImportDrop.tsx'
import { useThemeOfSettings } from './colour-scheme.ts'
import { useEventStream } from './events.ts'
import classes from './Frame.module.css'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'
import { SECTIONS } from './sections.ts'
import { useSeat, useSignOut } from './session.ts'
import { Palette } from './shortcuts/Palette.tsx'
import { openSheet, ShortcutSheet } from './shortcuts/ShortcutSheet.tsx'
import { useShortcutKeys, useShortcuts } from './shortcuts/useShortcuts.ts'

/** What surrounds every page: rail, status bar, keys, events, the drop target and the lock. */
export function Frame() {
  const navigate = useNavigate()
  const { can } = useSeat()
  useEventStream()
  useThemeOfSettings()
  useLockWhenIdle()
  useShortcutKeys()
  useShortcuts('Everywhere', [
    { id: 'palette', label: 'Find an action', keys: ['mod+k'], run: spotlight.open, whileTyping: true, keyOnly: true },
    { id: 'sheet', label: 'Show the keys', keys: ['?'], run: openSheet },
    ...SECTIONS.filter(section => can(section.role)).map(section => ({
      id: `go-${section.id}`,
      label: `Go to ${section.label}`,
      keys: [section.key],
      whileTyping: true,
      run: () => void navigate({ to: section.path }),
    })),
  ])
  return (
    <div className={classes.frame}>
      <Rail />
      <main className={classes.page} id="page">
        <Outlet />
      </main>
      <StatusBar />
      <Palette />
      <ShortcutSheet />
      <ImportDrop />
    </div>
  )
}

/** Signs out after the minutes without any input that the settings name. */
function useLockWhenIdle(): void {
  const { data } = useQuery(desk.settings.get.queryOptions())
  const signOut = useSignOut()
  const minutes = data?.lockAfterMinutes ?? 15
  const idle = useIdle(minutes * 60_000, { initialState: false })
  const lock = useEffectEvent(() => {
    notifyInfo('The desk locked itself', `Nobody used it for ${minutes} minutes. Decisions made so far are kept.`)
    signOut.mutate(undefined)
  })
  useEffect(() => {
    if (idle) lock()
  }, [idle])
}
