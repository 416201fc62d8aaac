// An order as the brand's server sends it (C7). Amounts and products are read exactly as those of a browser's purchase.
import { z } from 'zod'
import { parseParams } from '../../events/parse-params.ts'
import { parseRegion, type Region } from '../../privacy/normalise-phone.ts'
import { scrubText } from '../../privacy/scrub-text.ts'
import type { BrandSettings } from '../../settings/brand-settings.ts'
import type { StoredItem } from '../../stores/events.ts'
import type { ContactFields } from '../contact.ts'
import type { OrderLine } from '../contact-orders.ts'
import { optionalAnswer, optionalId, ownTime, personFields } from './item-fields.ts'
import { invalid, type ParsedItem, parseItem } from './parse-item.ts'
import { toContactFields } from './person.ts'

export interface ServerOrder {
  transactionId: string
  /** Milliseconds since 1970; null: when it arrived. */
  at: number | null
  amountMinor: number
  /** ISO 4217. */
  currency: string
  lines: OrderLine[]
  publication: string | null
  ambassador: string | null
  brandOptIn: boolean
  /** Names and e-mail only. */
  fields: ContactFields
}

const { first_name, last_name, email } = personFields

const orderSchema = z.strictObject({
  transaction_id: z.unknown().optional(),
  at: ownTime,
  value: z.unknown().optional(),
  currency: z.unknown().optional(),
  items: z.unknown().optional(),
  publication: optionalId,
  ambassador: optionalId,
  brand_opt_in: optionalAnswer,
  first_name,
  last_name,
  email,
})

const nobody = { phone: null, message: null, city: null, postal_code: null, custom: null }

/** Reads an order; a currency that is not named is the brand's. Never throws. */
export function parseOrder(value: unknown, settings: BrandSettings): ParsedItem<ServerOrder> {
  const parsed = parseItem(orderSchema, value)
  if (!parsed.ok) return parsed
  const { transaction_id, value: amount, currency, items, ...said } = parsed.item
  const purchase = parseParams(
    'purchase',
    { transaction_id, value: amount, currency, items },
    settings.currency,
  )
  if (!purchase.ok) return invalid(purchase.path.slice(1), 'is missing, of the wrong type or out of bounds')
  const person = toContactFields({ ...nobody, ...said }, settings.region)
  if (!person.ok) return person
  const { value: params } = purchase
  return {
    ok: true,
    item: {
      transactionId: params.transaction_id ?? '',
      at: said.at,
      amountMinor: params.value_minor ?? 0,
      currency: params.currency ?? settings.currency,
      lines: params.items.map((item) => toLine(item, parseRegion(settings.region) ?? undefined)),
      publication: said.publication,
      ambassador: said.ambassador,
      brandOptIn: said.brand_opt_in === true,
      fields: person.fields,
    },
  }
}

/** Identifiers look like numbers and tokens by right; only an address in one is personal. */
const address = /[@\uFE6B\uFF20]|%40/

/** A product's name is a text that a shop may have let its customer write (an engraving): scrubbed, as in events. */
function toLine(item: StoredItem, region: Region | undefined): OrderLine {
  const { item_id, item_name, quantity, price_minor } = item
  const scrubbed = (text: string) => scrubText(text.replace(/\p{Cc}/gu, ' '), region)
  return {
    itemId: address.test(item_id) ? scrubbed(item_id) : item_id,
    itemName: item_name && scrubbed(item_name),
    priceMinor: price_minor,
    quantity,
  }
}
