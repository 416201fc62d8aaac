// The public type of `candor(command, …)`: every command, what it takes and what it answers.
import type { Outcome } from './browser/post.ts'
import type { ShopEvent } from './capture/shop-events.ts'
import type { ConsentState } from './consent/shopper-consent.ts'
import type { HandedData } from './cookies/data-command.ts'
import type { Customer } from './protocol/batch.ts'
import type { Consent } from './protocol/consent.ts'
import type { CustomParams, EventParams } from './protocol/events.ts'
import type { PopinKind } from './protocol/opt-in.ts'
import type { PopinOptions } from './protocol/popin.ts'

/** What `on` can wait for, and what the listener is told. */
export interface Notices {
  /** The tag is in place; a listener that comes later is called at once. */
  ready: undefined
  /** The shopper's consent changed. */
  consent: ConsentState
  /** A batch was answered, or failed; or `lost` events no longer fitted into what may be kept. */
  sent: Outcome | { lost: number }
}

export interface Candor {
  /** Counts a page view. Called before the tag loads, it replaces the one counted by itself. */
  (command: 'page'): void
  /** A search and the number of its results. Example: `candor('search', { search_term: 'boots', results: 12 })` */
  (command: 'search', params: EventParams & { search_term: string }): void
  /** An order. Sent at once. The same `transaction_id` counts once. */
  (
    command: 'purchase',
    params: EventParams & { transaction_id: string; currency: string; value: number },
  ): void
  /** The other e-commerce events, with GA4's parameters. */
  (command: Exclude<ShopEvent, 'search' | 'purchase'>, params: EventParams): void
  /** An event of your own: `name` is lower case, digits and `_`, at most 40; at most 20 scalar parameters. */
  (command: 'event', name: string, params?: CustomParams): void
  /** Who is logged in. Travels only after a yes to analytics, is hashed before it is stored, and is not kept here. */
  (command: 'identify', customer: Customer): void
  /** Forgets who was logged in; the next events belong to a new visitor. */
  (command: 'logout'): void
  /** The shopper's answer. A purpose that is left out stays as it is now. */
  (command: 'consent', answer: Partial<Consent>): ConsentState
  /** What the shopper allows now. Before the tag has loaded only `tell` gets it. */
  (command: 'consent', get: 'get', tell?: (state: ConsentState) => void): ConsentState
  /** Refuses everything, and remembers it, in every consent mode. `optin` forgets that refusal. */
  (command: 'optout' | 'optin'): void
  /** Hands a customer ID and gifts to the brand's page (`Popsell_data`); `{}` takes them back. */
  (command: 'data', data: HandedData): HandedData
  /** What was handed; nothing while the tag has not loaded. */
  (command: 'data', get: 'get'): HandedData
  /** An ambassador picks a product, while `Popsell_session_add` is set. Comes with the popins' file. */
  (command: 'pick', what: 'product', product: CustomParams & { item_id: string }): void
  /**
   * Opens a popin: at once where an act of the person's called it, else at its moment and within the caps. Loads them.
   */
  (command: 'popin', kind: PopinKind, options?: PopinOptions): void
  /** Calls `listener` at each notice. */
  <Name extends keyof Notices>(command: 'on', name: Name, listener: (notice: Notices[Name]) => void): void
}
