// How long to leave the collector alone after it failed: longer each time, up to a minute.

/** Milliseconds between two quiet refreshes. */
export const refreshMs = 5_000
/** Milliseconds of the longest pause after failures. */
export const longestPauseMs = 60_000

export interface Pace {
  worked(): void
  failed(): void
  isResting(): boolean
}

/** @param now milliseconds since 1970 */
export const createPace = (now: () => number): Pace => {
  let failures = 0
  let restUntil = 0
  return {
    worked: () => {
      failures = 0
      restUntil = 0
    },
    failed: () => {
      failures += 1
      restUntil = now() + Math.min(longestPauseMs, refreshMs * 2 ** failures)
    },
    isResting: () => now() < restUntil,
  }
}
