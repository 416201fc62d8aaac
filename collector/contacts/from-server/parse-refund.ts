// A refund as the brand's server sends it: of the whole order, of an amount, or of some of its items.
import { z } from 'zod'
import { parseParams } from '../../events/parse-params.ts'
import type { StoredItem } from '../../stores/events.ts'
import { ownId, ownTime } from './item-fields.ts'
import { invalid, type ParsedItem, parseItem } from './parse-item.ts'

export interface ServerRefund {
  id: string
  transactionId: string
  /** Milliseconds since 1970; null: when it arrived. */
  at: number | null
  /** In minor units; null: what the items say, and without items the whole order. */
  amountMinor: number | null
  /** ISO 4217; null where no amount and no price is said. */
  currency: string | null
  items: StoredItem[]
}

const refundSchema = z.strictObject({
  id: ownId,
  transaction_id: z.unknown().optional(),
  value: z.unknown().optional(),
  currency: z.unknown().optional(),
  items: z.unknown().optional(),
  at: ownTime,
})

/** Reads a refund; `currencyOf` answers the currency of an order whose refund names none. Never throws. */
export async function parseRefund(
  value: unknown,
  currencyOf: (transactionId: string) => Promise<string>,
): Promise<ParsedItem<ServerRefund>> {
  const parsed = parseItem(refundSchema, value)
  if (!parsed.ok) return parsed
  const { id, at, transaction_id, value: amount, currency, items } = parsed.item
  const home = typeof transaction_id === 'string' ? await currencyOf(transaction_id) : ''
  const refund = parseParams('refund', { transaction_id, value: amount, currency, items }, home)
  if (!refund.ok) return invalid(refund.path.slice(1), 'is missing, of the wrong type or out of bounds')
  const { value: params } = refund
  if (params.currency && home && params.currency !== home) return invalid('currency', 'is not the order’s')
  return {
    ok: true,
    item: {
      id,
      transactionId: params.transaction_id ?? '',
      at,
      amountMinor: params.value_minor,
      currency: params.currency,
      items: params.items,
    },
  }
}
