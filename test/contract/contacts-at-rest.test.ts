// What somebody finds who steals the data folder: nobody.
import { randomBytes, randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createContactOrders } from '../../collector/contacts/contact-orders.ts'
import { createContacts } from '../../collector/contacts/create-contacts.ts'
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import { createContactKeys } from '../../collector/privacy/contact-keys.ts'
import { normaliseEmail } from '../../collector/privacy/normalise-email.ts'
import { normalisePhone } from '../../collector/privacy/normalise-phone.ts'
import { parseEnvironment } from '../../collector/settings/environment.ts'
import { filesUnder, findInFiles } from '../support/byte-search.ts'
import { plainFormsOf } from '../support/plain-hashes.ts'
import { sourceRecordsWorker } from '../support/source-records-worker.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { testBrand } from '../support/test-brand.ts'
import { toKeep } from '../support/test-contacts.ts'
import { noon } from '../support/wire-batch.ts'

const people = Array.from({ length: 20 }, (_, number) => ({
  first_name: `Firstname${number}`,
  last_name: `Lastname-${number}é`,
  email: `Person.${number}+tag@Example.com`,
  phone: `+3361234${5000 + number}`,
  message: `A message from number ${number} to the ambassador`,
  city: `Cityville-${number}`,
  custom: { shoe_size: `custom-value-${number}` },
}))

/** Each value and its normal form, in clear and as every plain hash, UTF-16 too. */
function needlesOf(person: (typeof people)[number]): string[] {
  const { custom, ...fields } = person
  const values = [
    ...Object.values(fields),
    ...Object.values(custom),
    normaliseEmail(person.email) ?? '',
    normalisePhone(person.phone) ?? '',
    `order-of-${person.email}`,
  ]
  return values.flatMap((value) => [...plainFormsOf(value), Buffer.from(value, 'utf16le').toString('latin1')])
}

async function openBench() {
  const folder = newTempFolder()
  const parsed = parseEnvironment({ CANDOR_DATA: join(folder, 'data'), CANDOR_KEYS: join(folder, 'keys') })
  if (!parsed.ok) throw new Error(parsed.message)
  const now = () => noon
  const keys = openKeys(parsed.environment, now)
  if (!keys.ok) throw new Error(keys.message)
  const { keyRing, brands } = keys
  brands.save(testBrand({ contacts: 'on' }, 'acme'))
  const records = await openRecords(parsed.environment, keyRing, sourceRecordsWorker)
  if (!records.ok) throw new Error(records.message)
  const contactKeys = createContactKeys({ keyRing, random: randomBytes })
  return {
    data: parsed.environment.dataFolder,
    store: records.store,
    contacts: createContacts({ keyRing, contactKeys, brands, now, newId: randomUUID }),
    orders: createContactOrders({ keyRing }),
  }
}

it('S22, X2: no name, address, phone, message or order ID stands in any file, in clear or plainly hashed, open or closed', async () => {
  const { data, store, contacts, orders } = await openBench()
  const needles = people.flatMap(needlesOf)
  const ids: string[] = []
  for (const fields of people) {
    await store.transact('acme', async (tx) => {
      const kept = await contacts.keep(tx, 'acme', toKeep({ fields }))
      if (!kept.ok) throw new Error(kept.reason)
      const order = { id: `order-of-${fields.email}`, at: noon, amountMinor: 1, currency: 'EUR', lines: [] }
      await orders.keep(tx, 'acme', kept.contact.id, order)
      ids.push(kept.contact.id)
    })
  }
  expect(filesUnder(data).map((path) => path.slice(data.length + 1))).toEqual(
    expect.arrayContaining(['operator.db', 'acme/records.db', 'acme/records.db-wal', 'acme/records.db-shm']),
  )
  expect(findInFiles(data, needles)).toEqual([])

  const log = join(data, 'acme', 'records.db-wal')
  expect(statSync(log).size).toBeGreaterThan(0)
  await store.transact('acme', async (tx) => {
    for (const id of ids.slice(0, 10))
      await contacts.change(tx, 'acme', id, { fields: { city: 'Changed' } }, 'person')
    for (const id of ids.slice(4, 12)) await contacts.erase(tx, 'acme', id, 'person')
    for (const id of ids.slice(12)) await contacts.remove(tx, 'acme', id)
  })
  expect(findInFiles(data, needles)).toEqual([])
  // Whoever has the keys finds no wrapped key of the erased in the log either.
  expect(statSync(log).size).toBe(0)
  await store.close()
  expect(findInFiles(data, needles)).toEqual([])
  // The search finds what is there: the brand's own file is not a secret.
  expect(findInFiles(data, ['"contacts": "on"'])).toHaveLength(1)
})

it('the fields are sealed within the encrypted file too: its own rows show nobody', async () => {
  const { store, contacts } = await openBench()
  const rows = await store.transact('acme', async (tx) => {
    for (const fields of people) await contacts.keep(tx, 'acme', toKeep({ fields }))
    const tables = ['contacts', 'contact_keys', 'contact_changes']
    return (await Promise.all(tables.map((table) => tx.run(`SELECT * FROM ${table}`)))).flat()
  })
  expect(rows).toHaveLength(3 * people.length)
  const text = JSON.stringify(rows)
  const readable = people.flatMap(needlesOf).filter((needle) => text.includes(needle))
  expect(readable).toEqual([])
  await store.close()
})
