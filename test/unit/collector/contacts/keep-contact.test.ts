// Keeping contacts: which one it is, and what it becomes.
import { describe, expect, it } from 'vitest'
import { jane, newContacts, ringOf, toKeep } from '../../../support/test-contacts.ts'
import { noon } from '../../../support/wire-batch.ts'

describe('a new contact', () => {
  it('comes back as it was given, with who made it and when', async () => {
    const { keep, get } = newContacts()
    const kept = await keep()
    expect(kept).toEqual({
      id: 'contact-1',
      ambassador: 'A1',
      fields: jane,
      optIns: { ambassador: 'order_popin', brand: 'none', partners: false },
      ambassadorAt: noon,
      brandAt: null,
      partnersAt: null,
      emailStatus: 'unverified',
      createdAt: noon,
      createdBy: 'popin',
      changedAt: noon,
      changedBy: 'popin',
      restrictedAt: null,
    })
    expect(await get(kept.id)).toEqual(kept)
  })

  it('keeps what was typed, with its phone in the one spelling and blanks left out', async () => {
    const { keep } = newContacts()
    const fields = {
      first_name: ' Zoë  ',
      last_name: '   ',
      email: 'Zoe@EXAMPLE.com',
      phone: '06 12 34 56 78',
      message: 'a\nb',
      custom: { size: '42', empty: '' },
    }
    expect((await keep({ fields })).fields).toEqual({
      first_name: ' Zoë  ',
      email: 'Zoe@EXAMPLE.com',
      phone: '+33612345678',
      message: 'a\nb',
      custom: { size: '42' },
    })
  })

  it.each([
    { first_name: 'Jane' },
    { last_name: 'Doe' },
    { email: 'jane@example.com' },
    { phone: '+33612345678' },
    { message: 'Hello' },
    { city: 'Lyon' },
    { postal_code: '69001' },
    { custom: { size: '42' } },
  ])('V5: needs no field but one: %j', async (fields) => {
    const { keep } = newContacts()
    expect((await keep({ fields })).fields).toEqual(fields)
  })

  it.each([{}, { first_name: '', email: ' ' }, { custom: {} }, { custom: { size: '' } }])(
    'V5: is refused without any field: %j',
    async (fields) => {
      const { within, contacts, run } = newContacts()
      const kept = await within((tx) => contacts.keep(tx, 'shop', toKeep({ fields })))
      expect(kept).toEqual({ ok: false, reason: 'no_field' })
      expect(await run('SELECT * FROM contacts')).toEqual([])
    },
  )

  it.each([
    [{ email: 'no address' }, 'invalid_email'],
    [{ ...jane, phone: '12' }, 'invalid_phone'],
  ])('is refused with what it could not be found by: %j', async (fields, reason) => {
    const { within, contacts } = newContacts()
    const kept = await within((tx) => contacts.keep(tx, 'shop', toKeep({ fields })))
    expect(kept).toEqual({ ok: false, reason })
  })

  it('E5: is refused until the brand has switched contacts on, and nothing of it is kept', async () => {
    // The default of the brand's settings.
    const { within, contacts, run } = newContacts({ settings: { contacts: undefined } })
    const kept = await within((tx) => contacts.keep(tx, 'shop', toKeep()))
    expect(kept).toEqual({ ok: false, reason: 'contacts_off' })
    for (const table of ['contacts', 'contact_keys', 'contact_changes'])
      expect(await run(`SELECT * FROM ${table}`)).toEqual([])
  })
})

describe('the same person again', () => {
  it('is the same contact, whatever the spelling of the address', async () => {
    const { keep, clock } = newContacts()
    const first = await keep()
    clock.now += 1000
    const again = await keep({ fields: { email: 'JANE.DOE@Example.COM', city: 'Lyon' }, by: 'order' })
    expect(again).toMatchObject({
      id: first.id,
      fields: { ...jane, email: 'JANE.DOE@Example.COM', city: 'Lyon' },
      createdAt: noon,
      createdBy: 'popin',
      changedAt: noon + 1000,
      changedBy: 'order',
    })
  })

  it('is said to be known', async () => {
    const { within, contacts } = newContacts()
    const keep = () => within((tx) => contacts.keep(tx, 'shop', toKeep()))
    expect(await keep()).toMatchObject({ ok: true, isNew: true })
    expect(await keep()).toMatchObject({ ok: true, isNew: false })
  })

  it('changes nothing when nothing is new, not even who changed it last', async () => {
    const { keep, clock } = newContacts()
    const first = await keep()
    clock.now += 1000
    expect(await keep({ by: 'order' })).toEqual(first)
  })

  it('V6: left with two ambassadors is two contacts, each its own', async () => {
    const { keep, get, within, contacts } = newContacts()
    const first = await keep({ ambassador: 'A1' })
    const second = await keep({ ambassador: 'A2', fields: { ...jane, first_name: 'J.' } })
    expect(second.id).not.toBe(first.id)
    await keep({ ambassador: 'A2', optIns: { ambassador: 'email_optout', brand: 'none', partners: false } })
    expect(await get(first.id)).toEqual(first)
    const found = await within((tx) => contacts.findByEmail(tx, 'shop', 'jane.doe@example.com'))
    expect(found.map(({ id, ambassador }) => [id, ambassador])).toEqual([
      [first.id, 'A1'],
      [second.id, 'A2'],
    ])
  })

  it('is found by phone where no address is given', async () => {
    const { keep } = newContacts()
    const first = await keep({ fields: { phone: '+33612345678' } })
    expect((await keep({ fields: { phone: '06 12 34 56 78', city: 'Lyon' } })).id).toBe(first.id)
  })

  it('is found by phone where only now an address is given', async () => {
    const { keep } = newContacts()
    const first = await keep({ fields: { phone: '+33612345678' } })
    const again = await keep()
    expect(again).toMatchObject({ id: first.id, fields: jane })
    expect((await keep({ fields: { email: jane.email ?? '' } })).id).toBe(first.id)
  })

  it('with another address beside the same phone is somebody else', async () => {
    const { keep } = newContacts()
    const first = await keep()
    const other = await keep({ fields: { ...jane, email: 'john@example.com' } })
    expect(other.id).not.toBe(first.id)
  })

  it('is told apart from nobody by a message alone', async () => {
    const { keep } = newContacts()
    const ids = [await keep({ fields: { message: 'hi' } }), await keep({ fields: { message: 'hi' } })]
    expect(new Set(ids.map(({ id }) => id)).size).toBe(2)
  })

  it('lets the opt-ins be decided by what was there', async () => {
    const { keep } = newContacts()
    const seen: unknown[] = []
    const optIns = { ambassador: 'order', brand: 'blog', partners: true } as const
    const decide = (before: unknown) => {
      seen.push(before)
      return optIns
    }
    const first = await keep({ optIns: decide })
    await keep({ optIns: decide })
    expect(seen).toEqual([null, first])
  })

  it('is recognised after the pepper was rotated, and is then under the newest', async () => {
    const { keep, records, run } = newContacts()
    const first = await keep()
    const rotated = newContacts({ keyRing: ringOf(2), store: records })
    expect(await rotated.get(first.id)).toEqual(first)
    expect((await rotated.keep()).id).toBe(first.id)
    expect(
      await run('SELECT email_tag, phone_tag, version FROM contacts JOIN contact_keys ON contact = id'),
    ).toEqual([
      { email_tag: expect.stringMatching(/^h2_/), phone_tag: expect.stringMatching(/^h2_/), version: 2 },
    ])
    const newestOnly = newContacts({ keyRing: ringOf(2, [2]), store: records })
    expect(await newestOnly.get(first.id)).toEqual(first)
  })
})

describe('the three opt-ins', () => {
  const none = { ambassador: 'new', brand: 'none', partners: false } as const

  it('V1: have no date as long as nothing was said', async () => {
    const { keep } = newContacts()
    expect(await keep({ optIns: none })).toMatchObject({
      ambassadorAt: null,
      brandAt: null,
      partnersAt: null,
    })
  })

  it.each([
    [{ ...none, ambassador: 'order' }, 'ambassadorAt'],
    [{ ...none, brand: 'blog' }, 'brandAt'],
    [{ ...none, partners: true }, 'partnersAt'],
  ] as const)('V1: each keep their own date: %j has %s', async (optIns, date) => {
    const { keep, get, clock } = newContacts()
    const { id } = await keep({ optIns: none })
    clock.now += 1000
    await keep({ optIns })
    const undated = { ambassadorAt: null, brandAt: null, partnersAt: null }
    expect(await get(id)).toMatchObject({ ...undated, [date]: noon + 1000 })
    clock.now += 1000
    await keep({ optIns, fields: { ...jane, city: 'Lyon' } })
    expect(await get(id)).toMatchObject({ ...undated, [date]: noon + 1000, changedAt: noon + 2000 })
  })
})
