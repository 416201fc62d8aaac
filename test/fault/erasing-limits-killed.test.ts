// R8 and R10 killed at every step. Half erased would be: some of the tables below without the others, or rows that are
// gone of whom neither a tombstone nor a row that goes on knows.
import { expect, it } from 'vitest'
import { answers } from '../support/server-contacts.ts'
import { dayMs, type ErasedByLimits, startErasedByLimits } from './erased-by-limits.ts'

const never = Number.MAX_SAFE_INTEGER

/** Somebody of whom every table has something: an order, a mailed link, a mail that waits, an opt-out, two yeses. */
async function addContact({ send, call, key, inBrand, links, tasks, ...api }: ErasedByLimits) {
  const email = 'ana@example.com'
  const fields = { email, phone: '+33612345678', city: 'Lyon', first_name: 'Ana', ...answers(true, true) }
  await send({ ...fields, external_id: 'C-1', source: 'brand_database', ambassador: 'lea' })
  const items = [{ item_id: 'SKU1', item_name: 'Boots', price: 20, quantity: 1 }]
  const order = { transaction_id: 'T-1', value: 20, currency: 'EUR', items, email, ambassador: 'lea' }
  await call('POST', '/api/acme/orders', key, order)
  const [contact] = await api.storedContacts('acme', email)
  const id = contact?.id ?? ''
  await inBrand(async (tx) => {
    await tx.run("INSERT INTO suppressions SELECT email_tag, 'another', 'opt_out', 1 FROM contacts")
    await links.issue(tx, 'acme', 'unsubscribe', { contact: id })
    const payload = JSON.stringify({ contact: id, about: 'own_page' })
    await tasks.add(tx, { id: 'mail-1', kind: 'mail', payload, dueAt: never })
  })
  return id
}

/** What each table has of a contact. */
async function contactIn({ inBrand, ledgerOf }: ErasedByLimits, id: string): Promise<object> {
  const [row] = await inBrand((tx) =>
    tx.run(
      `SELECT sealed IS NOT NULL AS sealed, phone_tag IS NOT NULL AS phone, email_tag IS NOT NULL AS email,
        (SELECT count(*) FROM contact_keys WHERE contact = contacts.id) AS keys,
        (SELECT count(*) FROM contact_links WHERE contact = contacts.id) AS links,
        (SELECT count(*) FROM contact_orders WHERE contact = contacts.id) AS orders,
        (SELECT count(*) FROM contact_orders WHERE contact = contacts.id AND order_tag LIKE 'erased_%') AS nobodys,
        (SELECT count(*) FROM contact_order_lines WHERE contact = contacts.id) AS lines,
        (SELECT count(*) FROM external_contacts WHERE contact = contacts.id AND said <> '') AS told,
        (SELECT count(*) FROM erased_places WHERE contact = contacts.id) AS places,
        (SELECT count(*) FROM tasks WHERE payload LIKE '%' || contacts.id || '%') AS mails,
        (SELECT count(*) FROM suppressions WHERE person = contacts.email_tag) AS opt_outs
      FROM contacts WHERE id = ?`,
      [id],
    ),
  )
  const consents = (await ledgerOf(id)).map(({ act, recipient }) => `${act} ${recipient}`)
  return { ...row, consents: consents.join() }
}

const granted = 'granted ambassador,granted brand'
const wholeContact = {
  ...{ sealed: 1, phone: 1, email: 1, keys: 1, links: 1, orders: 1, nobodys: 0, lines: 1, told: 1 },
  ...{ places: 0, mails: 1, opt_outs: 1, consents: granted },
}
/** Of the address the hash, of the order date and amount, the city, the opt-out; what was agreed to has ended. */
const erasedContact = {
  ...{ sealed: 0, phone: 0, email: 1, keys: 0, links: 0, orders: 1, nobodys: 1, lines: 0, told: 0 },
  ...{ places: 1, mails: 0, opt_outs: 1, consents: `${granted},expired ambassador,expired brand` },
}

it('R8: killed at every step, a contact is whole or erased, and the next run finishes', async () => {
  const started = await startErasedByLimits()
  const id = await addContact(started)
  started.clock.now += 32 * dayMs
  const look = () => contactIn(started, id)
  expect(await look()).toEqual(wholeContact)
  const { seen, kills } = await started.killEverywhere('R8', { subject: id, look, ended: erasedContact })
  expect(seen).toEqual([wholeContact, erasedContact])
  expect(kills).toBeGreaterThan(40)
}, 60_000)

/** Lea, who logs in and has left, with a publication and two contacts, of whom the brand may see one. */
async function addAmbassador({ send, call, key, records, ambassadorLeaves, clock }: ErasedByLimits) {
  await call('POST', '/api/acme/publications', key, { id: 'P1', ambassador: 'lea', alias: 'Léa' })
  await call('POST', '/api/acme/ambassadors/lea/link', key)
  const item = { source: 'brand_database', ambassador: 'lea' }
  await send({ ...item, ...answers(true, true), external_id: 'C-1', email: 'ana@example.com' })
  await send({ ...item, ...answers(true, false), external_id: 'C-2', email: 'eva@example.com' })
  await records.transact(null, async (tx) => {
    await tx.run("INSERT INTO people VALUES ('lea-1', 'tag', 'sealed', 'hash', ?, NULL)", [clock.now])
    await tx.run("INSERT INTO grants VALUES ('lea-1', 'acme', 'ambassador', 'lea', ?, NULL)", [clock.now])
    await tx.run("INSERT INTO remembered VALUES ('hash', 'lea-1', 'family', ?, NULL)", [never])
  })
  await ambassadorLeaves.leave('acme', 'lea', 'server')
}

/** What the brand's database has of Lea, and whether there is access that could be given back. */
async function leaIn({ inBrand, records }: ErasedByLimits): Promise<{ access: string }> {
  const [row] = await inBrand((tx) =>
    tx.run(`SELECT alias, (SELECT count(*) FROM ambassador_leaves WHERE erased_at IS NULL) AS leaves,
      (SELECT count(*) FROM contacts WHERE sealed IS NOT NULL) AS contacts,
      (SELECT count(*) FROM contacts WHERE sealed IS NOT NULL AND ambassador_opt_in = 'storage_only') AS brands
    FROM publications`),
  )
  const counts = await records.transact(null, (tx) =>
    tx.run(
      'SELECT (SELECT count(*) FROM grants) || (SELECT count(*) FROM people) || (SELECT count(*) FROM remembered) AS rows',
    ),
  )
  return { ...row, access: String(counts[0]?.rows) }
}

const wholeLea = { alias: 'Léa', leaves: 1, contacts: 2, brands: 0, access: '111' }
const erasedLea = { alias: '', leaves: 0, contacts: 1, brands: 1, access: '000' }

it('R10: killed at every step, an ambassador is whole or erased, with contacts and access, and the next run finishes', async () => {
  const started = await startErasedByLimits()
  await addAmbassador(started)
  started.clock.now += 7 * dayMs
  const look = () => leaIn(started)
  expect(await look()).toEqual(wholeLea)
  const { seen } = await started.killEverywhere('R10', { subject: 'lea', look, ended: erasedLea })
  // Their access is another database's, and goes first: nobody gets it back of whom the rest is going.
  expect(seen).toEqual([wholeLea, { ...wholeLea, access: '000' }, erasedLea])
}, 60_000)
