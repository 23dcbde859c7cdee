import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_EVERY_MS = 25
/** Below a test's own limit, so that what never came is named. Long, because machines that test do other things as well. */
const PATIENCE_MS = 50_000

/** Waits until something holds; throws with its name when it never does. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    if (condition()) return
    await sleep(LOOK_EVERY_MS)
  }
  throw new Error(`never: ${what}`)
}
