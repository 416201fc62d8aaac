// A contact's orders (E13): date and amount for the ambassador and the brand, the products for the brand only.
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordRow, RecordTransaction, Value } from '../stores/records.ts'
import { numberIn, numberOrNull, textIn, textOrNull } from './contact-row.ts'

export interface ContactOrder {
  /** When it was made, milliseconds since 1970. */
  at: number
  /** In minor units of the currency (ISO 4217). */
  amountMinor: number
  currency: string
}

export interface OrderLine {
  itemId: string
  itemName: string | null
  /** Of one piece, in minor units of the order's currency. */
  priceMinor: number | null
  quantity: number | null
}

/** What the brand's people may see. */
export interface OrderWithLines extends ContactOrder {
  lines: OrderLine[]
}

/** Each call is part of the caller's transaction of that brand. Lists begin with the oldest. */
export interface ContactOrders {
  /** Keeps an order by the shop's ID; the same ID again replaces it. The contact must be there. */
  keep(
    tx: RecordTransaction,
    brand: string,
    contact: string,
    order: OrderWithLines & { id: string },
  ): Promise<void>
  /** What the ambassador may see: no product is read for it. */
  ofContact(tx: RecordTransaction, contact: string): Promise<ContactOrder[]>
  withLines(tx: RecordTransaction, contact: string): Promise<OrderWithLines[]>
}

export function createContactOrders({ keyRing }: { keyRing: KeyRing }): ContactOrders {
  return {
    async keep(tx, brand, contact, { id, at, amountMinor, currency, lines }) {
      const tags = keyRing.tagsUnderEveryVersion(brand, 'identifier', id)
      const places = tags.map(() => '?').join(', ')
      await tx.run(`DELETE FROM contact_orders WHERE contact = ? AND order_tag IN (${places})`, [
        contact,
        ...tags,
      ])
      const tag = keyRing.tag(brand, 'identifier', id)
      await tx.run(
        `INSERT INTO contact_orders (contact, order_tag, ordered_at, amount_minor, currency)
         VALUES (?, ?, ?, ?, ?)`,
        [contact, tag, at, amountMinor, currency],
      )
      await insertLines(tx, contact, tag, lines)
    },
    ofContact: async (tx, contact) => (await readOrders(tx, contact)).map(orderOf),
    async withLines(tx, contact) {
      const lines = await tx.run(
        `SELECT order_tag, item_id, item_name, price_minor, quantity
         FROM contact_order_lines WHERE contact = ? ORDER BY place`,
        [contact],
      )
      return (await readOrders(tx, contact)).map((row) => ({
        ...orderOf(row),
        lines: lines.filter(({ order_tag }) => order_tag === row.order_tag).map(lineOf),
      }))
    },
  }
}

async function insertLines(
  tx: RecordTransaction,
  contact: string,
  tag: string,
  lines: readonly OrderLine[],
): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line, place): Value[] => [
    contact,
    tag,
    place,
    line.itemId,
    line.itemName,
    line.priceMinor,
    line.quantity,
  ])
  await tx.run(
    `INSERT INTO contact_order_lines (contact, order_tag, place, item_id, item_name, price_minor, quantity)
     VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    rows.flat(),
  )
}

function readOrders(tx: RecordTransaction, contact: string): Promise<RecordRow[]> {
  return tx.run(
    `SELECT order_tag, ordered_at, amount_minor, currency
     FROM contact_orders WHERE contact = ? ORDER BY ordered_at, order_tag`,
    [contact],
  )
}

function orderOf(row: RecordRow): ContactOrder {
  return {
    at: numberIn(row, 'ordered_at'),
    amountMinor: numberIn(row, 'amount_minor'),
    currency: textIn(row, 'currency'),
  }
}

function lineOf(row: RecordRow): OrderLine {
  return {
    itemId: textIn(row, 'item_id'),
    itemName: textOrNull(row, 'item_name'),
    priceMinor: numberOrNull(row, 'price_minor'),
    quantity: numberOrNull(row, 'quantity'),
  }
}
