// What the routes of a brand's server and of its ambassadors stand on, put together.

import type { Ledger } from '../../ledger/ledger.ts'
import type { KeyRing } from '../../privacy/key-ring.ts'
import type { Random } from '../../privacy/pepper.ts'
import { createPublications, type Publications } from '../../publications/publications.ts'
import { createSends, type Sends } from '../../publications/sends.ts'
import type { RecordStore, RecordTransaction } from '../../stores/records.ts'
import type { Asks } from '../asks.ts'
import type { ContactLinks } from '../contact-links.ts'
import { type ContactOrders, createContactOrders } from '../contact-orders.ts'
import type { Contacts } from '../contacts.ts'
import type { Suppressions } from '../suppressions.ts'
import type { Withdrawals } from '../withdraw.ts'
import { type AmbassadorLinks, createAmbassadorLinks } from './ambassador-links.ts'
import { createFromServer, type FromServer } from './from-server.ts'
import { createOrders, type Orders } from './orders.ts'
import type { KeepServerEvent } from './tell-events.ts'

export interface ServerRoomsOptions {
  records: RecordStore
  keyRing: KeyRing
  contacts: Contacts
  ledger: Ledger
  suppressions: Suppressions
  asks: Asks
  links: ContactLinks
  withdrawals: Withdrawals
  random: Random
  keepServerEvent: KeepServerEvent
  now: () => number
}

export interface ServerRooms {
  publications: Publications
  sends: Sends
  orders: Orders
  contactOrders: ContactOrders
  ambassadorLinks: AmbassadorLinks
  fromServer: FromServer
  /** Whose a submission is: its publication's ambassador, else its order's; null when neither is known. */
  findAmbassador(
    tx: RecordTransaction,
    brand: string,
    by: { publication: string | null; order: string | null },
  ): Promise<string | null>
}

export function createServerRooms(options: ServerRoomsOptions): ServerRooms {
  const publications = createPublications(options)
  const orders = createOrders(options)
  const contactOrders = createContactOrders(options)
  const sends = createSends({ ...options, publications })
  return {
    publications,
    sends,
    orders,
    contactOrders,
    ambassadorLinks: createAmbassadorLinks(options),
    fromServer: createFromServer({ ...options, publications, sends, orders, contactOrders }),
    async findAmbassador(tx, brand, { publication, order }) {
      const found = publication ? await publications.findIn(tx, publication) : null
      if (found) return found.ambassador
      return order ? ((await orders.find(tx, brand, order))?.ambassador ?? null) : null
    },
  }
}
