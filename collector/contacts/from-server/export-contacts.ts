// The brand's export: the contacts that its own or its partners' opt-in shows, and no trace of the others (A3).
import { currencyDigits } from '../../../sdk/protocol/currencies.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import type { Contact } from '../contact.ts'
import type { ContactOrders, OrderWithLines } from '../contact-orders.ts'
import type { ContactPage, Contacts } from '../contacts.ts'
import type { Suppressions } from '../suppressions.ts'

/** One contact as it is exported. Times are ISO 8601 in UTC; null is "not known". */
export interface ExportedContact {
  id: string
  ambassador: string
  first_name: string | null
  last_name: string | null
  email: string | null
  phone: string | null
  city: string | null
  postal_code: string | null
  custom: Record<string, string>
  brand_opt_in: string
  brand_opt_in_at: string | null
  partners_opt_in: boolean
  partners_opt_in_at: string | null
  email_status: string
  /** They must not be written to: they opted out of the brand, or of all brands, or the address failed. */
  suppressed: boolean
  created_at: string
  changed_at: string
  orders: ExportedOrder[]
}

export interface ExportedOrder {
  at: string
  /** Decimal, in `currency`. */
  value: number
  currency: string
  items: { item_id: string; item_name: string | null; price: number | null; quantity: number | null }[]
}

export interface ContactExport {
  contacts: ExportedContact[]
  /** Where the next page begins; null when this is the last. */
  next: string | null
}

export interface ExportOptions {
  contacts: Contacts
  contactOrders: ContactOrders
  suppressions: Suppressions
}

type Cursor = NonNullable<ContactPage['after']>

/** A page of at most `limit` contacts, in the order of their creation. */
export async function exportContacts(
  tx: RecordTransaction,
  brand: string,
  { contacts, contactOrders, suppressions }: ExportOptions,
  { after, limit }: { after: Cursor | undefined; limit: number },
): Promise<ContactExport> {
  const found = await contacts.visibleToBrand(tx, brand, { after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const exported: ExportedContact[] = []
  for (const contact of page) {
    const { email } = contact.fields
    const isSuppressed = email ? await suppressions.isSuppressed(tx, brand, email) : false
    exported.push(toExported(contact, isSuppressed, await contactOrders.withLines(tx, contact.id)))
  }
  const last = page.at(-1)
  return { contacts: exported, next: last && found.length > limit ? cursorOf(last) : null }
}

/** `<creation>.<ID>` of the last contact of a page. */
function cursorOf({ createdAt, id }: Cursor): string {
  return `${createdAt}.${id}`
}

/** Null when it is no cursor. */
export function parseCursor(text: string): Cursor | null {
  const [, createdAt, id] = /^(\d{13})\.([\w-]{1,64})$/.exec(text) ?? []
  return createdAt !== undefined && id !== undefined ? { createdAt: Number(createdAt), id } : null
}

/** One contact as the brand may see it. */
export function toExported(contact: Contact, suppressed: boolean, orders: OrderWithLines[]): ExportedContact {
  const { fields, optIns } = contact
  return {
    id: contact.id,
    ambassador: contact.ambassador,
    first_name: fields.first_name ?? null,
    last_name: fields.last_name ?? null,
    email: fields.email ?? null,
    phone: fields.phone ?? null,
    city: fields.city ?? null,
    postal_code: fields.postal_code ?? null,
    custom: fields.custom ?? {},
    brand_opt_in: optIns.brand,
    brand_opt_in_at: isoOf(contact.brandAt),
    partners_opt_in: optIns.partners,
    partners_opt_in_at: isoOf(contact.partnersAt),
    email_status: contact.emailStatus,
    suppressed,
    created_at: new Date(contact.createdAt).toISOString(),
    changed_at: new Date(contact.changedAt).toISOString(),
    orders: orders.map(toExportedOrder),
  }
}

/** Amounts in the order's currency, times as ISO 8601. */
export function toExportedOrder({ at, amountMinor, currency, lines }: OrderWithLines): ExportedOrder {
  return {
    at: new Date(at).toISOString(),
    value: toMajor(amountMinor, currency),
    currency,
    items: lines.map(({ itemId, itemName, priceMinor, quantity }) => ({
      item_id: itemId,
      item_name: itemName,
      price: priceMinor === null ? null : toMajor(priceMinor, currency),
      quantity,
    })),
  }
}

function toMajor(minor: number, currency: string): number {
  return Number(`${minor}e-${currencyDigits.get(currency) ?? 2}`)
}

function isoOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
