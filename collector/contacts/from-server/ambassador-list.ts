// What an ambassador is shown of their contacts: nothing pending, nobody else's, no product (A2, V7, E13).
import type { RecordTransaction } from '../../stores/records.ts'
import type { ContactOrder, ContactOrders } from '../contact-orders.ts'
import type { Contacts } from '../contacts.ts'
import { mayBeContacted, mayBeMailed } from '../may-be-contacted.ts'
import type { Suppressions } from '../suppressions.ts'

export interface ListedContact {
  /** Null when none was left. */
  name: string | null
  /** Null when none was left, or when it may not be used. */
  email: string | null
  /** They may not be written to. */
  isWithheld: boolean
  message: string | null
  /** Milliseconds since 1970. */
  since: number
  /** The newest first. */
  orders: ContactOrder[]
}

export interface AmbassadorList {
  contacts: ListedContact[]
  /** From 1. */
  page: number
  pages: number
}

/** Contacts on one page. */
const onePage = 100

export interface AmbassadorListOptions {
  contacts: Contacts
  contactOrders: ContactOrders
  suppressions: Suppressions
}

/** The newest contacts first; a page that does not exist is the nearest one that does. */
export async function readAmbassadorList(
  tx: RecordTransaction,
  { contacts, contactOrders, suppressions }: AmbassadorListOptions,
  asked: { brand: string; ambassador: string; page: number },
): Promise<AmbassadorList> {
  const { brand, ambassador } = asked
  const oldestFirst = await contacts.visibleToAmbassador(tx, brand, ambassador)
  const pages = Math.max(1, Math.ceil(oldestFirst.length / onePage))
  const page = Math.min(Math.max(1, asked.page), pages)
  const shown = oldestFirst.reverse().slice((page - 1) * onePage, page * onePage)
  const listed: ListedContact[] = []
  for (const { id, fields, optIns, emailStatus, createdAt } of shown) {
    const orders = await contactOrders.ofContact(tx, id)
    const { email } = fields
    // An opt-out of all brands may have been made at another one, and changed no status here.
    const isSuppressed = email ? await suppressions.isSuppressed(tx, brand, email, ambassador) : false
    const isWithheld = isSuppressed || !mayBeContacted(optIns.ambassador) || !mayBeMailed(emailStatus)
    listed.push({
      name: [fields.first_name, fields.last_name].filter(Boolean).join(' ') || null,
      email: isWithheld ? null : (email ?? null),
      isWithheld,
      message: fields.message ?? null,
      since: createdAt,
      orders: orders.reverse(),
    })
  }
  return { contacts: listed, page, pages }
}
