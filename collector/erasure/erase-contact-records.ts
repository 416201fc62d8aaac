// Z for one contact, within a transaction of its brand: what is deleted, what is kept as a hash, what stays without the
// person. `docs/erasure.md` has the table.
import { randomUUID } from 'node:crypto'
import type { Asks } from '../contacts/asks.ts'
import { type Contact, isErased } from '../contacts/contact.ts'
import type { ContactLinks } from '../contacts/contact-links.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { expireAsks } from '../contacts/expire-asks.ts'
import { yesesOf } from '../contacts/yeses.ts'
import type { LedgerAct } from '../ledger/entry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { EmailChanges } from '../rights/email-changes.ts'
import type { RightsRequests } from '../rights/requests.ts'
import type { RecordTransaction, Value } from '../stores/records.ts'
import type { AskedErasure, ErasureReason } from './asked-erasure.ts'

export interface ContactEraserOptions {
  contacts: Pick<Contacts, 'get' | 'erase'>
  asks: Asks
  links: ContactLinks
  ledger: Ledger
  emailChanges: Pick<EmailChanges, 'remove'>
  requests: Pick<RightsRequests, 'settle'>
}

/** How many rows went, by the name of what they are; nothing for who is not there. */
export type EraseContactRecords = (
  tx: RecordTransaction,
  brand: string,
  id: string,
  asked: AskedErasure,
) => Promise<Record<string, number>>

export function createEraseContactRecords(options: ContactEraserOptions): EraseContactRecords {
  const { contacts, ledger, links } = options

  return async (tx, brand, id, asked) => {
    tx.leaveNoTrace()
    const contact = await contacts.get(tx, brand, id)
    if (!contact) return {}
    if (!isErased(contact)) {
      await ledger.append(tx, brand, endedBy(contact, asked.reason))
      await keepPlace(tx, contact)
    }
    await expireAsks(tx, brand, contact, options)
    await links.end(tx, id)
    const counts = { ...(await forgetRows(tx, id)), new_addresses: await forgetNewAddress(tx, id, options) }
    await contacts.erase(tx, brand, id, asked.by)
    return { contacts: 1, ...counts }
  }
}

/** Z: of the address the city and the postal code stay. */
async function keepPlace(tx: RecordTransaction, { id, fields }: Contact): Promise<void> {
  const { city, postal_code: postalCode } = fields
  if (city === undefined && postalCode === undefined) return
  await tx.run(
    `INSERT INTO erased_places (contact, city, postal_code) VALUES (?, ?, ?)
     ON CONFLICT (contact) DO UPDATE SET city = excluded.city, postal_code = excluded.postal_code`,
    [id, city ?? null, postalCode ?? null],
  )
}

/** What was agreed to ends with the person; the statuses and their dates stay as they are. */
function endedBy({ id: contact, ambassador, optIns }: Contact, reason: ErasureReason): LedgerAct[] {
  const act = reason === 'retention' ? 'expired' : 'withdrawn'
  const basis = reason === 'brand' ? ({ basis: 'brand_record' } as const) : {}
  return yesesOf(optIns).map((recipient) => ({ act, recipient, contact, ambassador, ...basis }))
}

/** One that waits to be confirmed, and never will be: its request is closed with it. */
async function forgetNewAddress(
  tx: RecordTransaction,
  id: string,
  { emailChanges, requests }: Pick<ContactEraserOptions, 'emailChanges' | 'requests'>,
): Promise<number> {
  const answered = await emailChanges.remove(tx, id)
  for (const request of answered) await requests.settle(tx, request, 'lapsed')
  return answered.length
}

/** Rows about a contact that say something of the person. What a row's sum or date is good for stays. */
async function forgetRows(tx: RecordTransaction, id: string): Promise<Record<string, number>> {
  const run = async (sql: string, values: readonly Value[]) => (await tx.run(sql, values)).length
  const lines = await run('DELETE FROM contact_order_lines WHERE contact = ? RETURNING place', [id])
  return {
    order_lines: lines,
    orders: await separateOrders(tx, id),
    confirmed_orders: await run('UPDATE orders SET contact = NULL WHERE contact = ? RETURNING status', [id]),
    links_of_publications: await run(
      'UPDATE publication_sends SET contact = NULL WHERE contact = ? RETURNING publication',
      [id],
    ),
    // The tag stays, so that the brand's own ID of them brings nobody back.
    external_ids: await run("UPDATE external_contacts SET said = '' WHERE contact = ? RETURNING contact", [
      id,
    ]),
  }
}

/** Their dates and amounts stay; the shop's order cannot be told from them any more. */
async function separateOrders(tx: RecordTransaction, id: string): Promise<number> {
  const orders = await tx.run('SELECT order_tag FROM contact_orders WHERE contact = ?', [id])
  for (const { order_tag } of orders)
    await tx.run('UPDATE contact_orders SET order_tag = ? WHERE contact = ? AND order_tag = ?', [
      `erased_${randomUUID()}`,
      id,
      order_tag ?? null,
    ])
  return orders.length
}
