const FIRST_MS = 1_000
const LONGEST_MS = 60_000

/**
 * The pause before try number `failures` + 1, in milliseconds: doubling from one second to one minute, each drawn between half
 * and the whole of it, so that two hundred desks don't come back in the same instant.
 */
export function pauseAfter(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS)
  return Math.round(whole * (0.5 + random() / 2))
}
