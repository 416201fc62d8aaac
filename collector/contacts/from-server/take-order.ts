// An order of the brand's server (C7): the purchase is verified, and its person kept for the ambassador who brought it.
import type { Brand } from '../../brands/brand.ts'
import type { Publications } from '../../publications/publications.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import type { ContactOrders } from '../contact-orders.ts'
import type { KeepPerson } from './keep-person.ts'
import type { KnownOrder, OrderNote, Orders } from './orders.ts'
import { parseOrder, type ServerOrder } from './parse-order.ts'
import type { Said } from './said.ts'
import type { Take, Taken } from './taken.ts'
import { itemsOf, type TellEvent, type ToldEvent } from './tell-events.ts'

export interface TakeOrderOptions {
  orders: Orders
  contactOrders: ContactOrders
  publications: Publications
  keepPerson: KeepPerson
  said: Said
  tell: TellEvent
  now: () => number
}

/** Whose order it is, or why that is not known. */
type Credit = { ambassador: string; note: null } | { ambassador: null; note: OrderNote }

export function createTakeOrder(options: TakeOrderOptions): Take {
  const { orders, contactOrders, publications, keepPerson, said, tell, now } = options

  async function takeNew(tx: RecordTransaction, brand: Brand, order: ServerOrder): Promise<Taken> {
    const credit = await creditOf(tx, order)
    if (credit === 'other_ambassador') return otherAmbassador
    const { transactionId, amountMinor, currency, publication, brandOptIn } = order
    const hasPerson = Object.keys(order.fields).length > 0
    const note = hasPerson ? noteOf(brand, credit) : null
    const isKept = hasPerson && note === null
    const contact = isKept && credit.ambassador ? await keep(tx, brand, order, credit.ambassador) : null
    const known: KnownOrder = {
      status: 'verified',
      amountMinor,
      currency,
      orderedAt: order.at ?? now(),
      ambassador: credit.ambassador,
      publication,
      contact,
      brandOptIn,
      note,
      said: said.contentTag(brand.name, order),
    }
    await tell(brand, confirmationOf(order))
    await orders.add(tx, brand.name, transactionId, known)
    if (contact) {
      const sale = { id: transactionId, at: known.orderedAt, amountMinor, currency, lines: order.lines }
      await contactOrders.keep(tx, brand.name, contact, sale)
    }
    return { ok: true, note }
  }

  async function creditOf(
    tx: RecordTransaction,
    { publication, ambassador }: ServerOrder,
  ): Promise<Credit | 'other_ambassador'> {
    const found = publication ? await publications.findIn(tx, publication) : null
    if (found && ambassador && found.ambassador !== ambassador) return 'other_ambassador'
    const credited = found?.ambassador ?? ambassador
    if (credited) return { ambassador: credited, note: null }
    return { ambassador: null, note: publication ? 'unknown_publication' : 'no_ambassador' }
  }

  const keep = (tx: RecordTransaction, brand: Brand, order: ServerOrder, ambassador: string) =>
    keepPerson(tx, brand, {
      optInCase: 'C7',
      ambassador,
      fields: order.fields,
      answers: { ambassador: null, brand: null, partners: null },
      brandOptIn: order.brandOptIn,
      order: order.transactionId,
      by: 'order',
    })

  return async (tx, brand, item) => {
    const parsed = parseOrder(item, brand.settings)
    if (!parsed.ok) return parsed
    const known = await orders.find(tx, brand.name, parsed.item.transactionId)
    if (!known) return takeNew(tx, brand, parsed.item)
    return said.isSame(brand.name, parsed.item, known.said) ? { ok: true, note: known.note } : idReused
  }
}

/** The order as an event, so that reports and credits know it. */
function confirmationOf({
  transactionId,
  at,
  amountMinor,
  currency,
  publication,
  lines,
}: ServerOrder): ToldEvent {
  return {
    name: 'order_confirmed',
    ownId: transactionId,
    at,
    fields: {
      transaction_id: transactionId,
      value_minor: amountMinor,
      currency,
      publication,
      items: itemsOf(lines),
    },
  }
}

/** E5: without the brand's switch nothing of a person is kept. */
function noteOf(brand: Brand, credit: Credit): OrderNote | null {
  return brand.settings.contacts === 'off' ? 'contacts_off' : credit.note
}

const otherAmbassador: Taken = {
  ok: false,
  problem: { code: 'invalid', message: 'is not the ambassador of this publication', path: 'ambassador' },
}

const idReused: Taken = {
  ok: false,
  problem: {
    code: 'id_reused',
    message: 'an order of this ID was sent before, with something else in it; the first one stays',
    path: 'transaction_id',
  },
}
