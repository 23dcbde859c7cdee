import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { Banner } from '../components/Banner.tsx'
import { useDelayed } from '../components/useDelayed.ts'
import { useNow } from '../components/useNow.ts'
import { transport } from '../desk.ts'

export function useConnection() {
  return useSyncExternalStore(transport.subscribe, transport.state)
}

/** Says that the core can't be reached, and when the next attempt is. Short gaps pass unseen. */
export function ConnectionBanner() {
  const lost = useDelayed(useConnection() !== 'open', 800)
  return lost ? <Lost /> : null
}

function Lost() {
  const now = useNow(1_000)
  const retryAt = transport.retryAt()
  const seconds = retryAt === undefined ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000))
  return (
    <Banner
      tone="overdue"
      live
      title="The desk does not answer."
      actions={
        <Button variant="default" size="compact-xs" onClick={transport.retryNow}>
          Connect now
        </Button>
      }
    >
      Everything saved so far is kept. {seconds > 0 ? `Next attempt in ${seconds} s.` : 'Connecting…'}
    </Banner>
  )
}
