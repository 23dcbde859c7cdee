import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { queryClient } from '../desk.ts'
import { SessionGate } from '../features/session/SessionGate.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { themeMemory } from './colour-scheme.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import classes from './Frame.module.css'
import { cssVariables, theme } from './theme.ts'

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={themeMemory}
      defaultColorScheme="auto"
    >
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-center" limit={3} containerWidth={360} className={classes.notes} />
          <div className={classes.window}>
            <ConnectionBanner />
            <SessionGate />
          </div>
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  )
}
