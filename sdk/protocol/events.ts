// The events, their parameters and what each parameter may hold. An allow-list (E15): what is not here is dropped.

/** What a parameter may hold. `?` at the end of a table entry means that it may be missing. */
export type FieldKind =
  /** Free text, at most `limits.textLength` characters, scrubbed of personal data. */
  | 'text'
  /** An identifier of the shop's: at most `limits.codeLength` characters, no control characters. */
  | 'code'
  /** A whole number from 0 to 1e9. */
  | 'count'
  /** A decimal amount from 0 up in the event's currency (the brand's when it names none); stored as integer minor units. */
  | 'money'
  /** An ISO 4217 code, upper case. */
  | 'currency'
  /** GA4 items, at most `limits.itemsPerEvent`. */
  | 'items'

export type Field = FieldKind | `${FieldKind}?`

/** GA4's item. `item_id` is required: it is what the product reports count by. */
export const itemFields = {
  item_id: 'code',
  item_name: 'text?',
  item_brand: 'text?',
  item_category: 'text?',
  price: 'money?',
  quantity: 'count?',
  index: 'count?',
  item_list_id: 'text?',
  item_list_name: 'text?',
} as const satisfies Record<string, Field>

const cart = { currency: 'currency?', value: 'money?', coupon: 'code?', items: 'items?' } as const
const list = {
  currency: 'currency?',
  item_list_id: 'text?',
  item_list_name: 'text?',
  items: 'items?',
} as const

/** Each event and the parameters that it keeps. GA4's names. */
export const eventFields = {
  page_view: {},
  search: { search_term: 'text', results: 'count?', category: 'text?' },
  view_item_list: list,
  select_item: list,
  view_item: { currency: 'currency?', value: 'money?', items: 'items?' },
  add_to_cart: cart,
  remove_from_cart: cart,
  view_cart: cart,
  begin_checkout: cart,
  purchase: {
    transaction_id: 'code',
    currency: 'currency?',
    value: 'money',
    tax: 'money?',
    shipping: 'money?',
    coupon: 'code?',
    items: 'items?',
  },
  refund: { transaction_id: 'code', currency: 'currency?', value: 'money?', items: 'items?' },
  identify: {},
  /** Consent was withdrawn. Taken without consent, and kept without anything that tells whose it was. */
  consent: {},
} as const satisfies Record<string, Record<string, Field>>

export type EventName = keyof typeof eventFields

/** A custom event's name; its parameters are at most `limits.customParameters` scalars. */
export const customNamePattern = /^[a-z][a-z0-9_]{0,39}$/

export interface Item {
  item_id: string
  item_name?: string
  item_brand?: string
  item_category?: string
  /** Decimal, in the event's currency. */
  price?: number
  quantity?: number
  /** Position in the list it was shown in, from 0 or 1 as the shop counts. */
  index?: number
  item_list_id?: string
  item_list_name?: string
}

export interface EventParams {
  search_term?: string
  results?: number
  category?: string
  transaction_id?: string
  /** ISO 4217. */
  currency?: string
  /** Decimal, in `currency`. */
  value?: number
  tax?: number
  shipping?: number
  coupon?: string
  item_list_id?: string
  item_list_name?: string
  items?: Item[]
}

/** A custom event's parameters. */
export type CustomParams = Record<string, string | number | boolean>
