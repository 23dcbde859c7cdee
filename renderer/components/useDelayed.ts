import { useEffect, useState } from 'react'

/** True once `active` has lasted for `ms`: what is quick shows no skeleton at all. */
export function useDelayed(active: boolean, ms = 200): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!active) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [active, ms])
  return active && late
}
