// What can be done with the contacts of a brand. `create-contacts.ts` does it.
import type { EmailStatus, OptIns } from '../../sdk/protocol/opt-in.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Contact, ContactChange, ContactFields } from './contact.ts'

export interface ContactToKeep {
  ambassador: string
  /** Fields that are given replace those that are known; the others stay. */
  fields: ContactFields
  /** A function is told the contact that is there already (null: none), so that a yes or a no of before is not lost. */
  optIns: OptIns | ((before: Contact | null) => OptIns)
  /** Default: what it was, `unverified` for an address that is new. */
  emailStatus?: EmailStatus | undefined
  /** The fields only say who it is: of somebody who was erased or opted out, nothing more is kept (B1). */
  isWithheld?: boolean
  /** Who: `popin`, `order`, `api`, `person`, … */
  by: string
}

/**
 * `contacts_off`: the brand has not switched contacts on (E5). `no_field`: nothing is filled (V5). The other two:
 * that is no address, no number of the brand's region nor an international one.
 */
export type ContactRefusal = 'contacts_off' | 'no_field' | 'invalid_email' | 'invalid_phone'

export type KeptContact =
  | { ok: true; contact: Contact; isNew: boolean }
  | { ok: false; reason: ContactRefusal }

export interface ContactPatch {
  optIns?: OptIns
  /** A status that the one before does not lead to is not taken (V3, V4). */
  emailStatus?: EmailStatus
  /** Fields that are given replace those that are known; an empty text removes one. */
  fields?: ContactFields
}

export type ChangedContact =
  | { ok: true; contact: Contact }
  /** `email_taken`: the same ambassador has another contact by that address. */
  | { ok: false; reason: 'no_such_contact' | 'email_taken' | ContactRefusal }

/** A part of a list: `limit` contacts that follow the contact `after`. Default: all. */
export interface ContactPage {
  after?: Pick<Contact, 'createdAt' | 'id'> | undefined
  limit?: number | undefined
}

/** Each call is part of the caller's transaction of that brand. Lists are in the order of creation. */
export interface Contacts {
  /** Inserts, or updates the one contact that this ambassador has by that e-mail (else phone). */
  keep(tx: RecordTransaction, brand: string, contact: ContactToKeep): Promise<KeptContact>
  get(tx: RecordTransaction, brand: string, id: string): Promise<Contact | null>
  /** Of every ambassador: the same person left with two is two contacts (V6). */
  findByEmail(tx: RecordTransaction, brand: string, email: string): Promise<Contact[]>
  /** The same by a number in any spelling that the brand's region has. */
  findByPhone(tx: RecordTransaction, brand: string, phone: string): Promise<Contact[]>
  change(
    tx: RecordTransaction,
    brand: string,
    id: string,
    change: ContactPatch,
    by: string,
  ): Promise<ChangedContact>
  /** Really deletes it with its history, orders and interactions. False when there was none. */
  remove(tx: RecordTransaction, brand: string, id: string): Promise<boolean>
  /** Destroys its key and fields; tags, statuses, their dates and the history stay. False when there was none. */
  erase(tx: RecordTransaction, brand: string, id: string, by: string): Promise<boolean>
  /** Their own, none that is pending (V7); e-mail and phone only where the contact may be contacted. */
  visibleToAmbassador(
    tx: RecordTransaction,
    brand: string,
    ambassador: string,
    page?: ContactPage,
  ): Promise<Contact[]>
  /** Those that the brand's or the partners' opt-in shows, none that is pending (V7, A3); no message. */
  visibleToBrand(tx: RecordTransaction, brand: string, page?: ContactPage): Promise<Contact[]>
  /** What changed, by whom, when, the oldest first (E16). */
  history(tx: RecordTransaction, brand: string, id: string): Promise<ContactChange[]>
}
