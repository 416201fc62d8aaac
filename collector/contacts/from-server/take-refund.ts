// A refund of the brand's server, by the brand's own ID of it: taken once, and only this one counts (a browser's `refund`
// is unverified). What is kept here is that the ID was used; the refund itself is an event.
import type { RecordTransaction } from '../../stores/records.ts'
import type { Orders } from './orders.ts'
import { parseRefund } from './parse-refund.ts'
import type { Said } from './said.ts'
import { type Take, type Taken, whole } from './taken.ts'
import type { TellEvent } from './tell-events.ts'

export interface TakeRefundOptions {
  orders: Orders
  said: Said
  tell: TellEvent
}

export function createTakeRefund({ orders, said, tell }: TakeRefundOptions): Take {
  async function saidBefore(tx: RecordTransaction, brand: string, id: string): Promise<string | null> {
    const tags = said.idTags(brand, 'refund', id)
    const places = tags.map(() => '?').join()
    const [row] = await tx.run(`SELECT said FROM refunds WHERE refund_tag IN (${places})`, tags)
    return row ? String(row.said) : null
  }

  return async (tx, brand, item) => {
    const { name, settings } = brand
    const parsed = await parseRefund(item, async (transactionId) => {
      const order = await orders.find(tx, name, transactionId)
      return order?.currency ?? settings.currency
    })
    if (!parsed.ok) return parsed
    const { id, at, transactionId, amountMinor, currency, items } = parsed.item
    const before = await saidBefore(tx, name, id)
    if (before !== null) return said.isSame(name, parsed.item, before) ? whole : idReused
    await tell(brand, {
      name: 'order_refunded',
      ownId: id,
      at,
      fields: { transaction_id: transactionId, value_minor: amountMinor, currency, items },
    })
    await tx.run('INSERT INTO refunds (refund_tag, said) VALUES (?, ?)', [
      said.idTag(name, 'refund', id),
      said.contentTag(name, parsed.item),
    ])
    return whole
  }
}

const idReused: Taken = {
  ok: false,
  problem: {
    code: 'id_reused',
    message: 'a refund of this ID was sent before, with something else in it; the first one stays',
    path: 'id',
  },
}
