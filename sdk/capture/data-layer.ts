// Reads GA4 e-commerce events out of the shop's `dataLayer`: what is in it already, and what is pushed later.
import { guard } from '../browser/guard.ts'
import { page } from '../browser/page.ts'
import type { EventParams } from '../protocol/events.ts'
import { isShopEvent } from './shop-events.ts'
import { track } from './track.ts'

/** A push: an object, or the `arguments` of `gtag('event', name, params)`. Others push what they like. */
interface Entry {
  event?: unknown
  ecommerce?: EventParams | null
  search_term?: string
  0?: unknown
  1?: unknown
  2?: EventParams | null
}

/**
 * `ecommerce` stays until it is replaced or reset by null, as in Google's own data layer, so that an event may be pushed
 * after it. GA4's names are ours; only its `view_search_results` is our `search`.
 */
export const watchDataLayer = guard((): void => {
  let ecommerce: EventParams | null | undefined
  const read = guard((pushed: unknown) => {
    const entry: Entry = Object(pushed)
    const { event, search_term } = entry
    ;({ ecommerce = ecommerce } = entry)
    const [, called, params] = (
      entry[0] === 'event' ? entry : [0, event, search_term ? { ...ecommerce, search_term } : ecommerce]
    ) as [unknown, unknown, EventParams | null | undefined]
    const name = called === 'view_search_results' ? 'search' : called
    if (isShopEvent(name) && params) track(name, params)
  })
  const layer = (page.dataLayer || []) as unknown[]
  page.dataLayer = layer
  layer.forEach(read)
  const push = layer.push
  layer.push = (...entries) => {
    entries.forEach(read)
    return push.apply(layer, entries)
  }
})
