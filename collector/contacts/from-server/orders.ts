// The orders that the brand's server confirmed (S1): a browser's purchase of the same ID is thereby verified.
import type { KeyRing } from '../../privacy/key-ring.ts'
import type { RecordRow, RecordStore, RecordTransaction } from '../../stores/records.ts'
import { createSaid } from './said.ts'

/** The states of an order. Refunds come with the next one. */
export type OrderStatus = 'verified'

/** Why an order's person was not kept, though one was sent. */
export type OrderNote = 'contacts_off' | 'no_ambassador' | 'unknown_publication'

export interface Order {
  status: OrderStatus
  /** In minor units of `currency`. */
  amountMinor: number
  /** ISO 4217. */
  currency: string
  /** Milliseconds since 1970. */
  orderedAt: number
  ambassador: string | null
  publication: string | null
  /** The contact that was kept with it, by its ID. */
  contact: string | null
  /** What the brand says of its own opt-in (C7, C8). */
  brandOptIn: boolean
  note: OrderNote | null
}

/** An order and the tag of what was said of it. */
export interface KnownOrder extends Order {
  said: string
}

export interface Orders {
  /** The order of this ID as the shop gives it, or null while the brand's server has not sent it. */
  find(tx: RecordTransaction, brand: string, transactionId: string): Promise<KnownOrder | null>
  add(tx: RecordTransaction, brand: string, transactionId: string, order: KnownOrder): Promise<void>
  /** Whether the brand's server confirmed a purchase, by its order ID as the shop gives it or as the events have it. */
  isVerified(brand: string, transactionId: string): Promise<boolean>
}

/** What the events keep instead of an order ID that holds an address. */
const tagForm = /^h\d+_[\w-]{43}$/

const columns =
  'status, amount_minor, currency, ordered_at, ambassador, publication, contact, brand_opt_in, note, said'

export function createOrders({ records, keyRing }: { records: RecordStore; keyRing: KeyRing }): Orders {
  const said = createSaid(keyRing)

  async function find(tx: RecordTransaction, brand: string, transactionId: string) {
    const tags = said.idTags(brand, 'order', transactionId)
    if (tagForm.test(transactionId)) tags.push(transactionId)
    const places = tags.map(() => '?').join()
    const [row] = await tx.run(`SELECT ${columns} FROM orders WHERE transaction_tag IN (${places})`, tags)
    return row ? toOrder(row) : null
  }

  return {
    find,
    async add(tx, brand, transactionId, order) {
      await tx.run(
        `INSERT INTO orders (transaction_tag, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          said.idTag(brand, 'order', transactionId),
          order.status,
          order.amountMinor,
          order.currency,
          order.orderedAt,
          order.ambassador,
          order.publication,
          order.contact,
          order.brandOptIn ? 1 : 0,
          order.note,
          order.said,
        ],
      )
    },
    isVerified: (brand, transactionId) =>
      records.transact(brand, async (tx) => (await find(tx, brand, transactionId))?.status === 'verified'),
  }
}

function toOrder(row: RecordRow): KnownOrder {
  const text = (value: RecordRow[string] | undefined) => (typeof value === 'string' ? value : null)
  return {
    status: 'verified',
    amountMinor: Number(row.amount_minor),
    currency: String(row.currency),
    orderedAt: Number(row.ordered_at),
    ambassador: text(row.ambassador),
    publication: text(row.publication),
    contact: text(row.contact),
    brandOptIn: row.brand_opt_in === 1,
    note: notes.find((note) => note === row.note) ?? null,
    said: String(row.said),
  }
}

const notes: readonly OrderNote[] = ['contacts_off', 'no_ambassador', 'unknown_publication']
