// Reads GA4 e-commerce events out of the shop's `dataLayer`: what is in it already, and what is pushed later.
import type { Guard } from '../browser/guard.ts'
import type { Page } from '../browser/page.ts'
import type { EventParams } from '../protocol/events.ts'
import { isShopEvent } from './shop-events.ts'

/** A push: an object, or the `arguments` of `gtag('event', name, params)`. Others push what they like. */
interface Entry {
  event?: unknown
  ecommerce?: EventParams | null
  search_term?: string
  0?: unknown
  1?: unknown
  2?: EventParams
}

interface Layer extends Iterable<Entry | null | undefined> {
  push(...entries: (Entry | null | undefined)[]): unknown
}

/**
 * `ecommerce` stays until it is replaced or reset by null, as in Google's own data layer, so that an event may be pushed
 * after it. GA4's names are ours; only its `view_search_results` is our `search`.
 */
export function watchDataLayer(
  page: Page,
  guard: Guard,
  track: (name: string, params: EventParams) => void,
): void {
  let ecommerce: EventParams | null | undefined
  const take = (called: unknown, params: EventParams | null | undefined) => {
    const name = called === 'view_search_results' ? 'search' : called
    if (isShopEvent(name) && params && (name !== 'search' || params.search_term)) track(name, params)
  }
  const read = guard((entry: Entry | null | undefined) => {
    if (!entry) return
    if ('ecommerce' in entry) ecommerce = entry.ecommerce
    const { search_term } = entry
    if (entry[0] === 'event') take(entry[1], entry[2])
    else take(entry.event, search_term ? { ...ecommerce, search_term } : ecommerce)
  })
  page.dataLayer ||= []
  const layer = page.dataLayer as Layer
  for (const entry of layer) read(entry)
  const push = layer.push
  layer.push = function (...entries) {
    entries.forEach(read)
    return push.apply(this, entries)
  }
}
