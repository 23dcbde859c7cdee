import { RouterProvider } from '@tanstack/react-router'
import { router } from '../../app/routes.tsx'
import { SeatContext, useSessionState } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { FirstStart } from './FirstStart.tsx'
import { SignIn } from './SignIn.tsx'

/** The first start, the sign-in or the desk itself, whichever it is time for. */
export function SessionGate() {
  const { data, error, refetch } = useSessionState()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading label="Opening the workspace" />
  if (data.setup === 'needed') return <FirstStart session={data} />
  if (data.account === null) return <SignIn session={data} />
  return (
    // Another person gets pages of their own: nothing of the last one's stays mounted.
    <SeatContext key={data.account.id} value={{ account: data.account, session: data }}>
      <RouterProvider router={router} />
    </SeatContext>
  )
}
