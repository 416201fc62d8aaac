import type { Candor } from './candor.ts'

/** Calls made before the tag was there, each an `arguments` object of the stub's. */
export type EarlyCalls = readonly unknown[][]

/** Counts the page view by itself unless one of the early calls does, then plays those in their order. */
export function playCalls(candor: Candor, calls: EarlyCalls, countsPageView: boolean): void {
  if (countsPageView && !calls.some((call) => call[0] === 'page')) candor('page')
  const play = candor as (...call: unknown[]) => unknown
  for (const call of calls) play(...call)
}
