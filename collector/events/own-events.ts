// The events that the collector makes itself, by their names in the store. No browser can send one: an own name is
// refused as `invalid_name`, so that an order can neither be confirmed nor refunded by a page (S1).

export const ownEvents = {
  publication_click: 'Somebody followed a link of the publication (`/l/…`).',
  publication_open: 'An e-mail publication was opened (`/m/….gif`).',
  order_confirmed: 'The brand’s server told of an order: its amount is the one that counts.',
  order_refunded:
    'The brand’s server told of a refund. Without an amount and without items it is of the whole order; an item without a price is refunded at its price in the order.',
} as const

export type OwnEventName = keyof typeof ownEvents

export function isOwnEvent(name: string): name is OwnEventName {
  return Object.hasOwn(ownEvents, name)
}
