import { describe, expect, it } from 'vitest'
import { isErased } from '../../collector/contacts/contact.ts'
import { optIn } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'

const email = 'ana@example.com'
const ana = { external_id: 'C-1', source: 'brand_database', ambassador: 'lea', email, first_name: 'Ana' }
const yes = { ambassador_opt_in: true, brand_opt_in: true, partners_opt_in: true }

async function started() {
  const optIns = await startOptIns()
  await optIns.addBrand()
  const brand = optIns.brands.find('acme')
  if (!brand) throw new Error('no brand')
  const take = (kind: 'contacts' | 'orders' | 'suppressions', item: object) =>
    optIns.inBrand('acme', (tx) => optIns.fromServer.takes[kind](tx, brand, item))
  return { ...optIns, optIns, take }
}

/** Erases whatever the brand has of Ana. */
async function erase({ inBrand, contacts, contactsOf }: OptIns): Promise<void> {
  for (const { id } of await contactsOf(email))
    await inBrand('acme', (tx) => contacts.erase(tx, 'acme', id, 'person'))
}

const order = {
  transaction_id: 'T1',
  value: 10,
  publication: 'P1',
  brand_opt_in: true,
  email,
  first_name: 'Ana',
}

describe('a person who was erased', () => {
  it.each([
    ['the same sync again', 'contacts', { ...ana, ...yes }],
    ['a sync that changed', 'contacts', { ...ana, ...yes, first_name: 'Anna' }],
    ['another ID', 'contacts', { ...ana, ...yes, external_id: 'C-2' }],
    ['another ambassador', 'contacts', { ...ana, ...yes, external_id: 'C-3', ambassador: 'jonas' }],
    ['an order', 'orders', order],
  ] as const)('B1: is not filled again by %s', async (_how, kind, item) => {
    const { optIns, take, contactsOf, ledgerActs } = await started()
    await take('contacts', { ...ana, ...yes })
    await erase(optIns)
    const before = await ledgerActs()
    expect(await take(kind, item)).toMatchObject({ ok: true })
    const known = await contactsOf(email)
    expect(known.every(isErased)).toBe(true)
    expect(await ledgerActs()).toEqual(before)
    const shown = await optIns.inBrand('acme', async (tx) => [
      await optIns.contacts.visibleToBrand(tx, 'acme'),
      await optIns.contacts.visibleToAmbassador(tx, 'acme', 'lea'),
      await optIns.contacts.visibleToAmbassador(tx, 'acme', 'jonas'),
    ])
    expect(shown).toEqual([[], [], []])
  })

  it('comes back by their own popin, confirmed anew: no yes of before is theirs any more', async () => {
    const { optIns, take, contactsOf, linkIn, press, inbox } = await started()
    await take('contacts', { ...ana, ...yes })
    await erase(optIns)
    await optIn(optIns, { fields: { email, first_name: 'Ana' } })
    expect(await contactsOf(email)).toMatchObject([
      { fields: { email }, optIns: { ambassador: 'blog_popin_pending', brand: 'none', partners: false } },
    ])
    expect(inbox.list()).toHaveLength(1)
    await press(linkIn('confirm'), { do: 'confirm' })
    expect(await contactsOf(email)).toMatchObject([
      {
        fields: { email, first_name: 'Ana' },
        optIns: { ambassador: 'blog_popin_verified', brand: 'none', partners: false },
      },
    ])
  })
})

describe('a person who opted out of the brand', () => {
  it('B1: has nothing more kept of them by a new contact than that they opted out', async () => {
    const { optIns, take, contactsOf } = await started()
    await take('suppressions', { email, reason: 'opt_out' })
    await take('contacts', { ...ana, ...yes })
    await take('orders', { ...order, ambassador: 'jonas', publication: null })
    const known = await contactsOf(email)
    expect(
      known.map(({ ambassador, fields, optIns: { ambassador: status } }) => [ambassador, fields, status]),
    ).toEqual(
      expect.arrayContaining([
        ['lea', {}, 'global_optout'],
        ['jonas', {}, 'global_optout'],
      ]),
    )
    const rows = await optIns.inBrand('acme', (tx) => tx.run('SELECT sealed, phone_tag FROM contacts'))
    expect(rows).toEqual([
      { sealed: null, phone_tag: null },
      { sealed: null, phone_tag: null },
    ])
  })

  it('B1: keeps what was there until its time, and gets nothing new by a sync', async () => {
    const { take, contactsOf } = await started()
    await take('contacts', { ...ana, ...yes })
    await take('suppressions', { email, reason: 'opt_out' })
    await take('contacts', { ...ana, ...yes, city: 'Lyon', phone: '+33612345678' })
    expect(await contactsOf(email)).toMatchObject([
      { fields: { email, first_name: 'Ana' }, optIns: { ambassador: 'global_optout' } },
    ])
    expect((await contactsOf(email))[0]?.fields).toEqual({ email, first_name: 'Ana' })
  })

  it('of one ambassador alone is still the brand’s contact', async () => {
    const { take, contactsOf } = await started()
    await take('suppressions', { email, reason: 'opt_out', scope: 'ambassador', ambassador: 'lea' })
    await take('contacts', { ...ana, ...yes })
    expect(await contactsOf(email)).toMatchObject([
      { fields: { first_name: 'Ana' }, optIns: { ambassador: 'email_optout', brand: 'brand_database' } },
    ])
  })
})

describe('a person who orders', () => {
  it('an address that is typed with somebody else’s order is asked itself, and takes nothing of theirs', async () => {
    const { optIns, take, contactsOf, inbox, linkIn, press } = await started()
    await take('orders', order)
    await optIn(optIns, { fields: { email: 'eva@example.com' }, with: { transaction_id: 'T1' } })
    expect(inbox.list().map(({ mail }) => mail.to)).toEqual(['eva@example.com'])
    await press(linkIn('confirm'), { do: 'confirm' })
    expect(await contactsOf(email)).toMatchObject([{ fields: { email }, emailStatus: 'unverified' }])
    expect(await contactsOf('eva@example.com')).toMatchObject([{ emailStatus: 'verified' }])
  })
})
