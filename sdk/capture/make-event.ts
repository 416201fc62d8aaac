import type { Page } from '../browser/page.ts'
import { randomId } from '../browser/random-id.ts'
import type { WireEvent } from '../protocol/batch.ts'
import { limits } from '../protocol/limits.ts'

/** What happened, where and when. Parameters are copied one level deep: the page may go on changing its own object. */
export function makeEvent(page: Page, name: string, params?: WireEvent['params']): WireEvent {
  const { document, location } = page
  const referrer = document.referrer.slice(0, limits.urlLength)
  return {
    id: randomId(page.crypto),
    name,
    at: page.Date.now(),
    url: location.href.replace(/#.*/, '').slice(0, limits.urlLength),
    ...(referrer && { referrer }),
    ...(params && { params: { ...params } }),
  }
}
