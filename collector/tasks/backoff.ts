// When a task that failed is tried again: half a minute, then twice as long each time, at most six hours.

const firstMs = 30_000
const longestMs = 6 * 3_600_000

/** Milliseconds to wait after this many attempts (from 1). */
export function backoffMs(attempts: number): number {
  // Past thirty doublings a number is only the longest wait in another spelling.
  return Math.min(longestMs, firstMs * 2 ** Math.min(30, Math.max(0, attempts - 1)))
}
