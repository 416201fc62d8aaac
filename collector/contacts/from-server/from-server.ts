// Everything that a brand's server can tell the collector, put together.

import type { Ledger } from '../../ledger/ledger.ts'
import type { KeyRing } from '../../privacy/key-ring.ts'
import type { Publications } from '../../publications/publications.ts'
import type { Sends } from '../../publications/sends.ts'
import { createTakePublication } from '../../publications/take-publication.ts'
import type { RecordStore } from '../../stores/records.ts'
import type { Asks } from '../asks.ts'
import { createNoteInvitation } from '../contact-invitations.ts'
import type { ContactLinks } from '../contact-links.ts'
import type { ContactOrders } from '../contact-orders.ts'
import type { Contacts } from '../contacts.ts'
import type { Suppressions } from '../suppressions.ts'
import type { Withdrawals } from '../withdraw.ts'
import { createExternalContacts } from './external-contacts.ts'
import { createFindShown, type FindShown } from './find-shown.ts'
import { createFindTold } from './find-told.ts'
import { createKeepPerson } from './keep-person.ts'
import type { Orders } from './orders.ts'
import { createRemoveContact, type RemoveContact } from './remove-contact.ts'
import { createSaid } from './said.ts'
import { createTakeContact } from './take-contact.ts'
import { createTakeInvitation } from './take-invitation.ts'
import { createTakeOrder } from './take-order.ts'
import { createTakeRefund } from './take-refund.ts'
import { createTakeSend, type TakeSend } from './take-send.ts'
import { createTakeSuppression } from './take-suppression.ts'
import type { Take } from './taken.ts'
import { createTellEvent, type KeepServerEvent } from './tell-events.ts'

/** What can be sent, by the last part of its path. */
export const itemKinds = [
  'orders',
  'refunds',
  'contacts',
  'invitations',
  'suppressions',
  'publications',
] as const
export type ItemKind = (typeof itemKinds)[number]

export interface FromServerOptions {
  records: RecordStore
  keyRing: KeyRing
  contacts: Contacts
  ledger: Ledger
  suppressions: Suppressions
  publications: Publications
  orders: Orders
  asks: Asks
  links: ContactLinks
  withdrawals: Withdrawals
  contactOrders: ContactOrders
  sends: Sends
  keepServerEvent: KeepServerEvent
  now: () => number
}

export interface FromServer {
  takes: Readonly<Record<ItemKind, Take>>
  takeSend: TakeSend
  findShown: FindShown
  removeContact: RemoveContact
}

export function createFromServer(options: FromServerOptions): FromServer {
  const said = createSaid(options.keyRing)
  const externalContacts = createExternalContacts(said)
  const tell = createTellEvent(options)
  const parts = {
    ...options,
    said,
    externalContacts,
    tell,
    keepPerson: createKeepPerson(options),
    findTold: createFindTold(externalContacts),
    noteInvitation: createNoteInvitation(options),
  }
  return {
    takes: {
      orders: createTakeOrder(parts),
      refunds: createTakeRefund(parts),
      contacts: createTakeContact(parts),
      invitations: createTakeInvitation(parts),
      suppressions: createTakeSuppression(parts),
      publications: createTakePublication(options.publications),
    },
    takeSend: createTakeSend(parts),
    findShown: createFindShown(externalContacts),
    removeContact: createRemoveContact(parts),
  }
}
