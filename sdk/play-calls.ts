import type { Call } from './capture/dispatch.ts'

/** Calls made before the tag was there, each an `arguments` object of the stub's. */
export type EarlyCalls = readonly Parameters<Call>[]

/** Counts the page view by itself unless one of the early calls does, then plays those in their order. */
export function playCalls(candor: Call, early: EarlyCalls, countsPageView: boolean): void {
  if (countsPageView && !early.some((call) => call[0] === 'page')) candor('page')
  for (const call of early) candor(...call)
}
