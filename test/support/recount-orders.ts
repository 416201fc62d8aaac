// An independent recount of sales, refunds and confirmed orders: plain loops over all events, those around the period
// too. None of the product's code.
import type { StoredEvent, StoredItem } from '../../collector/stores/events.ts'

/** A purchase or a refund, or an order as it was seen and confirmed. */
export interface Order {
  kind: 'purchase' | 'refund' | 'order'
  time: number
  currency: string | null
  amount: number | null
  isSeen: boolean
  isConfirmed: boolean
  /** The browser's purchase, where there is one. */
  bought: StoredEvent | null
}

export function salesOf(within: readonly StoredEvent[], all: readonly StoredEvent[]): Order[] {
  const told = new Set(
    all.filter(({ name }) => name === 'order_refunded').map((event) => event.transaction_id),
  )
  const sales: Order[] = []
  for (const event of within) {
    const isOwn = event.name === 'refund' && !told.has(event.transaction_id)
    if (event.name === 'purchase')
      sales.push({ ...plain, kind: 'purchase', ...amountIn(event), bought: event })
    if (event.name === 'order_refunded' || isOwn) sales.push(refundOf(event, all))
  }
  return sales
}

const plain = { isSeen: false, isConfirmed: false }
const amountIn = ({ time, currency, value_minor: amount }: StoredEvent) => ({ time, currency, amount })

function refundOf(event: StoredEvent, all: readonly StoredEvent[]): Order {
  const { bought, told } = ordersOf(all).get(event.transaction_id ?? '') ?? { bought: null, told: null }
  const known = told ?? bought
  const currency = event.currency ?? known?.currency ?? null
  const isOther = event.currency !== null && known !== null && event.currency !== known.currency
  const sold = isOther ? [] : ((told?.items.length ? told : bought)?.items ?? [])
  const value = event.items.length > 0 ? valueOfItems(event.items, sold, isOther) : wholeOf(known, isOther)
  return { ...plain, kind: 'refund', time: event.time, currency, amount: event.value_minor ?? value, bought }
}

const wholeOf = (known: StoredEvent | null, isOther: boolean) =>
  isOther ? null : (known?.value_minor ?? null)

function valueOfItems(
  items: readonly StoredItem[],
  sold: readonly StoredItem[],
  isOther: boolean,
): number | null {
  let sum: number | null = null
  for (const { item_id, price_minor, quantity } of items) {
    const same = sold.find((line) => line.item_id === item_id)
    const price = price_minor ?? (isOther ? null : (same?.price_minor ?? null))
    if (price !== null) sum = (sum ?? 0) + price * (quantity ?? 1)
  }
  return sum
}

interface Told {
  bought: StoredEvent | null
  told: StoredEvent | null
}

function ordersOf(all: readonly StoredEvent[]): Map<string, Told> {
  const orders = new Map<string, Told>()
  for (const event of all) {
    if (event.name !== 'purchase' && event.name !== 'order_confirmed') continue
    const known = orders.get(event.transaction_id ?? '') ?? { bought: null, told: null }
    if (event.name === 'purchase') known.bought ??= event
    else known.told ??= event
    orders.set(event.transaction_id ?? '', known)
  }
  return orders
}

export function confirmedOf(within: ReadonlySet<StoredEvent>, all: readonly StoredEvent[]): Order[] {
  const orders: Order[] = []
  for (const { bought, told } of ordersOf(all).values()) {
    const dated = bought ?? told
    if (dated === null || !within.has(dated)) continue
    const amount = (told ?? bought)?.value_minor ?? null
    const currency = told?.currency ?? bought?.currency ?? null
    const known = { isSeen: bought !== null, isConfirmed: told !== null, bought }
    orders.push({ kind: 'order', time: dated.time, currency, amount, ...known })
  }
  return orders
}
