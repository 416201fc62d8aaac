// Contacts for tests: real tables, real keys, a clock and IDs of the test's.
import { randomBytes } from 'node:crypto'
import type { Contact, ContactFields } from '../../collector/contacts/contact.ts'
import type { Contacts, ContactToKeep } from '../../collector/contacts/contacts.ts'
import { createContacts } from '../../collector/contacts/create-contacts.ts'
import { contactSchema } from '../../collector/contacts/schema.ts'
import { createContactKeys } from '../../collector/privacy/contact-keys.ts'
import { createKeyRing, type KeyRing } from '../../collector/privacy/key-ring.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import type { RecordStore, RecordTransaction, Value } from '../../collector/stores/records.ts'
import { openBrandRecords } from './brand-records.ts'
import { testBrand } from './test-brand.ts'
import { noon } from './wire-batch.ts'

/** A key ring whose newest pepper is of this version; the older ones are kept unless it says which. */
export function ringOf(
  version: number,
  kept = Array.from({ length: version }, (_, older) => older + 1),
): KeyRing {
  return createKeyRing({
    version,
    peppers: new Map(kept.map((number) => [number, Buffer.alloc(32, number)])),
  })
}

export interface TestContactsOptions {
  keyRing?: KeyRing
  store?: RecordStore
  settings?: Partial<BrandSettingsInput>
}

/** Call it inside a test. Every brand there is has contacts on, but for the settings given. */
export function newContacts({ keyRing = ringOf(1), store, settings }: TestContactsOptions = {}) {
  const records = store ?? openBrandRecords([...contactSchema])
  const clock = { now: noon }
  let made = 0
  const contacts = createContacts({
    keyRing,
    contactKeys: createContactKeys({ keyRing, random: randomBytes }),
    brands: { find: (name) => testBrand({ contacts: 'on', region: 'FR', ...settings }, name) },
    now: () => clock.now,
    newId: () => `contact-${++made}`,
  })

  const within = <Result>(work: (tx: RecordTransaction) => Promise<Result>, brand = 'shop') =>
    records.transact(brand, work)

  return { records, contacts, clock, within, ...shortcuts(contacts, within) }
}

type Within = <Result>(work: (tx: RecordTransaction) => Promise<Result>, brand?: string) => Promise<Result>

export const jane: ContactFields = {
  first_name: 'Jane',
  last_name: 'Doe',
  email: 'jane.doe@example.com',
  phone: '+33612345678',
}

/** What `keep` asks for, with an ambassador's popin in it. */
export function toKeep(fields: Partial<ContactToKeep> = {}): ContactToKeep {
  return {
    ambassador: 'A1',
    fields: jane,
    optIns: { ambassador: 'order_popin', brand: 'none', partners: false },
    by: 'popin',
    ...fields,
  }
}

function shortcuts(contacts: Contacts, within: Within) {
  return {
    /** Keeps it, and answers it; throws when it is refused. */
    async keep(fields: Partial<ContactToKeep> = {}, brand = 'shop'): Promise<Contact> {
      const kept = await within((tx) => contacts.keep(tx, brand, toKeep(fields)), brand)
      if (!kept.ok) throw new Error(kept.reason)
      return kept.contact
    },
    get: (id: string, brand = 'shop') => within((tx) => contacts.get(tx, brand, id), brand),
    /** One statement past the contacts, as somebody with the file would run it. */
    run: (sql: string, params: Value[] = [], brand = 'shop') => within((tx) => tx.run(sql, params), brand),
  }
}
