// Changing, erasing and removing contacts.
import { describe, expect, it } from 'vitest'
import type { Contacts } from '../../../../collector/contacts/contacts.ts'
import { jane, newContacts, ringOf } from '../../../support/test-contacts.ts'
import { noon } from '../../../support/wire-batch.ts'

type Patch = Parameters<Contacts['change']>[3]

async function withJane() {
  const bench = newContacts()
  const { id } = await bench.keep()
  bench.clock.now += 1000
  const change = (patch: Patch, by = 'person') =>
    bench.within((tx) => bench.contacts.change(tx, 'shop', id, patch, by))
  const history = () => bench.within((tx) => bench.contacts.history(tx, 'shop', id))
  return { ...bench, id, change, history }
}

describe('a change', () => {
  it('is of what it names alone, and says who made it', async () => {
    const { change } = await withJane()
    const optIns = { ambassador: 'email_optout', brand: 'none', partners: false } as const
    expect(await change({ optIns })).toMatchObject({
      ok: true,
      contact: {
        fields: jane,
        optIns,
        ambassadorAt: noon + 1000,
        createdAt: noon,
        changedAt: noon + 1000,
        changedBy: 'person',
      },
    })
  })

  it('adds fields, replaces them, and takes one away by an empty text', async () => {
    const { change, get, id } = await withJane()
    await change({ fields: { first_name: 'Janet', phone: '', custom: { size: '42' } } })
    const { phone: _, ...rest } = jane
    expect((await get(id))?.fields).toEqual({ ...rest, first_name: 'Janet', custom: { size: '42' } })
  })

  it('V5: never takes the last field away', async () => {
    const { change, get, id } = await withJane()
    const empty = { first_name: '', last_name: '', email: '', phone: '' }
    expect(await change({ fields: empty })).toEqual({ ok: false, reason: 'no_field' })
    expect((await get(id))?.fields).toEqual(jane)
  })

  it('of the address makes it found by the new one only, and not verified any more', async () => {
    const { change, within, contacts } = await withJane()
    await change({ emailStatus: 'verified' })
    await change({ fields: { email: 'janet@example.com' } })
    const find = (email: string) => within((tx) => contacts.findByEmail(tx, 'shop', email))
    expect(await find('jane.doe@example.com')).toEqual([])
    expect(await find('janet@example.com')).toMatchObject([{ emailStatus: 'unverified' }])
  })

  it('to an address that another contact of the ambassador has is refused', async () => {
    const { change, keep } = await withJane()
    await keep({ fields: { email: 'john@example.com' } })
    await keep({ ambassador: 'A2', fields: { email: 'jim@example.com' } })
    expect(await change({ fields: { email: 'John@example.com' } })).toEqual({
      ok: false,
      reason: 'email_taken',
    })
    expect(await change({ fields: { email: 'jim@example.com' } })).toMatchObject({ ok: true })
  })

  it.each([
    [{ email: 'no address' }, 'invalid_email'],
    [{ phone: '12' }, 'invalid_phone'],
  ])('to %j is refused', async (fields, reason) => {
    const { change } = await withJane()
    expect(await change({ fields })).toEqual({ ok: false, reason })
  })

  it('of nobody is refused', async () => {
    const { within, contacts } = newContacts()
    const changed = await within((tx) => contacts.change(tx, 'shop', 'nobody', {}, 'x'))
    expect(changed).toEqual({ ok: false, reason: 'no_such_contact' })
  })

  it('also works where contacts are off: nobody is kept from withdrawing', async () => {
    const { records, id } = await withJane()
    const off = newContacts({ store: records, settings: { contacts: 'off' } })
    const optIns = { ambassador: 'global_optout', brand: 'none', partners: false } as const
    const changed = await off.within((tx) => off.contacts.change(tx, 'shop', id, { optIns }, 'person'))
    expect(changed).toMatchObject({ ok: true, contact: { optIns } })
  })
})

describe('the e-mail status', () => {
  it.each(['spam', 'hard_bounce', 'blocked'] as const)(
    'V4: %s is not released, by whatever means',
    async (status) => {
      const { change, keep, get, id } = await withJane()
      await change({ emailStatus: status }, 'callback')
      await change({ emailStatus: 'unverified' }, 'hand')
      await change({ emailStatus: 'verified' }, 'person')
      await change({ emailStatus: 'soft_bounce' }, 'callback')
      await keep({ emailStatus: 'verified' })
      expect((await get(id))?.emailStatus).toBe(status)
    },
  )

  it('V4: soft_bounce is released by hand', async () => {
    const { change } = await withJane()
    await change({ emailStatus: 'soft_bounce' }, 'callback')
    expect(await change({ emailStatus: 'unverified' }, 'hand')).toMatchObject({
      contact: { emailStatus: 'unverified', changedBy: 'hand' },
    })
  })

  it('V3: lasts when the contact was erased and comes again by the same address', async () => {
    const { change, keep, within, contacts, id } = await withJane()
    await change({ emailStatus: 'spam' }, 'callback')
    await within((tx) => contacts.erase(tx, 'shop', id, 'person'))
    expect(await keep({ emailStatus: 'verified' })).toMatchObject({ id, emailStatus: 'spam', fields: jane })
  })
})

describe('the history', () => {
  it('E16: says what was made and changed, by whom and when, in order', async () => {
    const { change, history, clock } = await withJane()
    await change({ fields: { first_name: 'Janet', email: '', custom: { size: '42' } } }, 'person')
    clock.now += 1000
    await change(
      { optIns: { ambassador: 'email_optout', brand: 'blog', partners: true }, emailStatus: 'verified' },
      'api',
    )
    const field = { at: noon + 1000, by: 'person', from: null, to: null }
    const status = { at: noon + 2000, by: 'api' }
    expect(await history()).toEqual([
      { at: noon, by: 'popin', what: 'created', from: null, to: null },
      { ...field, what: 'first_name' },
      { ...field, what: 'email' },
      { ...field, what: 'custom.size' },
      { ...status, what: 'ambassador_opt_in', from: 'order_popin', to: 'email_optout' },
      { ...status, what: 'brand_opt_in', from: 'none', to: 'blog' },
      { ...status, what: 'partners_opt_in', from: 'false', to: 'true' },
      { ...status, what: 'email_status', from: 'unverified', to: 'verified' },
    ])
  })

  it('E16: grows by nothing when nothing differs', async () => {
    const { change, history } = await withJane()
    await change({ fields: { first_name: 'Jane' }, emailStatus: 'unverified' })
    expect(await history()).toHaveLength(1)
  })

  it('E16: never holds what a field says', async () => {
    const { change, run } = await withJane()
    await change({ fields: { first_name: 'Janet', city: 'Lyon', message: 'secret' } })
    const rows = await run('SELECT * FROM contact_changes')
    expect(rows).toHaveLength(4)
    expect(JSON.stringify(rows)).not.toMatch(/Jan|Doe|Lyon|secret|example|336/)
  })
})

describe('erasing', () => {
  it('destroys the key and the fields; the address’s tag, statuses, their dates and the history stay', async () => {
    const { within, contacts, get, run, history, id } = await withJane()
    const before = await get(id)
    expect(await within((tx) => contacts.erase(tx, 'shop', id, 'person'))).toBe(true)
    expect(await get(id)).toEqual({ ...before, fields: {}, changedAt: noon + 1000, changedBy: 'person' })
    expect(await run('SELECT * FROM contact_keys')).toEqual([])
    expect(await run('SELECT sealed, email_tag, phone_tag FROM contacts')).toEqual([
      { sealed: null, email_tag: expect.stringMatching(/^h1_/), phone_tag: null },
    ])
    expect((await history()).map(({ what }) => what)).toEqual(['created', 'erased'])
  })

  it('leaves a copy of the sealed fields unreadable, for whoever has every other key', async () => {
    const { within, contacts, run, get, id } = await withJane()
    const [copy] = await run('SELECT sealed FROM contacts')
    await within((tx) => contacts.erase(tx, 'shop', id, 'person'))
    await run('UPDATE contacts SET sealed = ?', [copy?.sealed ?? null])
    expect((await get(id))?.fields).toEqual({})
  })

  it('a second time changes nothing, and of nobody is false', async () => {
    const { within, contacts, history, id } = await withJane()
    const erase = (contact: string) => within((tx) => contacts.erase(tx, 'shop', contact, 'person'))
    expect([await erase(id), await erase(id), await erase('nobody')]).toEqual([true, true, false])
    expect(await history()).toHaveLength(2)
  })

  it('leaves the opt-ins changeable', async () => {
    const { within, contacts, change, run, id } = await withJane()
    await within((tx) => contacts.erase(tx, 'shop', id, 'person'))
    const optIns = { ambassador: 'global_optout', brand: 'none', partners: false } as const
    expect(await change({ optIns })).toMatchObject({ ok: true, contact: { optIns, fields: {} } })
    expect(await run('SELECT sealed, email_tag FROM contacts')).toEqual([
      { sealed: null, email_tag: expect.stringMatching(/^h1_/) },
    ])
  })
})

describe('removing', () => {
  it('leaves nothing at all, and other contacts alone', async () => {
    const { within, contacts, keep, run, id } = await withJane()
    const other = await keep({ ambassador: 'A2' })
    const remove = () => within((tx) => contacts.remove(tx, 'shop', id))
    expect([await remove(), await remove()]).toEqual([true, false])
    expect(await run('SELECT id FROM contacts')).toEqual([{ id: other.id }])
    for (const table of ['contact_keys', 'contact_changes'])
      expect(await run(`SELECT DISTINCT contact FROM ${table}`)).toEqual([{ contact: other.id }])
  })
})

describe('a row that was moved', () => {
  it('to another contact does not open, and is never shown as theirs', async () => {
    const { keep, run, get, id } = await withJane()
    const other = await keep({ fields: { email: 'john@example.com' } })
    await run('UPDATE contacts SET sealed = (SELECT sealed FROM contacts WHERE id = ?) WHERE id = ?', [
      id,
      other.id,
    ])
    await expect(get(other.id)).rejects.toThrow('does not open')
    await run(
      `UPDATE contact_keys SET wrapped = (SELECT wrapped FROM contact_keys WHERE contact = ?) WHERE contact = ?`,
      [id, other.id],
    )
    await expect(get(other.id)).rejects.toThrow('does not open')
  })

  it('A1: with its key to another brand does not open', async () => {
    const { keep, run, get, id } = await withJane()
    const other = await keep({}, 'other')
    const [key] = await run('SELECT version, wrapped FROM contact_keys WHERE contact = ?', [id])
    const [row] = await run('SELECT sealed FROM contacts WHERE id = ?', [id])
    await run('UPDATE contact_keys SET contact = ?, wrapped = ?', [other.id, key?.wrapped ?? null], 'other')
    await run('UPDATE contacts SET sealed = ?', [row?.sealed ?? null], 'other')
    await expect(get(other.id, 'other')).rejects.toThrow('does not open')
  })

  it('does not open once its pepper is gone', async () => {
    const { records, id } = await withJane()
    const { get } = newContacts({ keyRing: ringOf(2, [2]), store: records })
    await expect(get(id)).rejects.toThrow('does not open')
  })
})
