import type { Page } from '../browser/page.ts'
import { randomId } from '../browser/random-id.ts'
import type { WireEvent } from '../protocol/batch.ts'
import { limits } from '../protocol/limits.ts'

/** An event of the wire; a field that is `undefined` does not travel. */
export type QueuedEvent = Omit<WireEvent, 'referrer' | 'params'> & {
  referrer: string | undefined
  params: WireEvent['params'] | undefined
}

/** What happened, where and when. Parameters are copied one level deep: the page may go on changing its own object. */
export const makeEvent = (page: Page, name: string, params?: WireEvent['params']): QueuedEvent => ({
  id: randomId(page.crypto),
  name,
  at: page.Date.now(),
  url: page.location.href.replace(/#.*/, '').slice(0, limits.urlLength),
  referrer: page.document.referrer.slice(0, limits.urlLength) || undefined,
  params: params && { ...params },
})
