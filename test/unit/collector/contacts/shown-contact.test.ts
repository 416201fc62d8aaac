// Who is shown which contacts, and what of them.
import { describe, expect, it } from 'vitest'
import type { Contact } from '../../../../collector/contacts/contact.ts'
import type { ContactToKeep } from '../../../../collector/contacts/contacts.ts'
import { mayBeContacted } from '../../../../collector/contacts/may-be-contacted.ts'
import { ambassadorOptIns, brandOptIns, emailStatuses } from '../../../../sdk/protocol/opt-in.ts'
import { jane, newContacts } from '../../../support/test-contacts.ts'

const everything = { ...jane, message: 'Hello', city: 'Lyon', postal_code: '69001', custom: { size: '42' } }

function bench(options: Parameters<typeof newContacts>[0] = {}) {
  const made = newContacts(options)
  const { contacts, within } = made
  return {
    ...made,
    toAmbassador: (ambassador = 'A1') => within((tx) => contacts.visibleToAmbassador(tx, 'shop', ambassador)),
    toBrand: () => within((tx) => contacts.visibleToBrand(tx, 'shop')),
  }
}

const optIns = (fields: Partial<Contact['optIns']>): Partial<ContactToKeep> => ({
  optIns: { ambassador: 'storage_only', brand: 'none', partners: false, ...fields },
})

describe('an ambassador', () => {
  it('A2: sees their own contacts, the oldest first, and no other ambassador’s', async () => {
    const { keep, toAmbassador, clock } = bench()
    const email = (name: string) => ({ fields: { email: `${name}@example.com` } })
    await keep({ ...email('one') })
    clock.now += 1
    await keep({ ...email('theirs'), ambassador: 'A2' })
    clock.now += 1
    await keep({ ...email('two') })
    expect((await toAmbassador()).map(({ fields }) => fields.email)).toEqual([
      'one@example.com',
      'two@example.com',
    ])
    expect(await toAmbassador('A3')).toEqual([])
  })

  it.each(ambassadorOptIns)(
    'V7: with %s is shown the contact unless it is pending, its address if it is in',
    async (status) => {
      const { keep, toAmbassador } = bench()
      await keep({ fields: everything, ...optIns({ ambassador: status }) })
      const shown = (await toAmbassador()).map(({ fields }) => fields)
      const { first_name, last_name, message, city, postal_code } = everything
      const withheld = { first_name, last_name, message, city, postal_code }
      const { email, phone } = jane
      if (status === 'blog_popin_pending') expect(shown).toEqual([])
      else expect(shown).toEqual([mayBeContacted(status) ? { ...withheld, email, phone } : withheld])
    },
  )

  it.each(emailStatuses)(
    'V3: with an address that is %s is shown it only if it may be mailed',
    async (emailStatus) => {
      const { keep, toAmbassador } = bench()
      await keep({ emailStatus, ...optIns({ ambassador: 'order' }) })
      const [shown] = await toAmbassador()
      const isMailed = ['unverified', 'verified', 'soft_bounce'].includes(emailStatus)
      expect(shown?.fields.email).toBe(isMailed ? jane.email : undefined)
      expect(shown?.fields.phone).toBe(jane.phone)
    },
  )
})

describe('the brand', () => {
  const rows = brandOptIns.flatMap((brand) => [true, false].map((partners) => ({ brand, partners })))

  it.each(rows)(
    'A3: with $brand and partners $partners is shown the contact if one of them shows it',
    async (row) => {
      const { keep, toBrand } = bench()
      await keep({ fields: everything, ...optIns(row) })
      const { message: _, ...withoutMessage } = everything
      const isShown = row.brand !== 'none' || row.partners
      expect((await toBrand()).map(({ fields }) => fields)).toEqual(isShown ? [withoutMessage] : [])
    },
  )

  it('V7: is shown none that is pending, whatever its boxes say', async () => {
    const { keep, toBrand, toAmbassador } = bench()
    const { id } = await keep(optIns({ ambassador: 'blog_popin_pending', brand: 'blog', partners: true }))
    expect([await toBrand(), await toAmbassador()]).toEqual([[], []])
    await keep(optIns({ ambassador: 'blog_popin_verified', brand: 'blog' }))
    expect([await toBrand(), await toAmbassador()]).toMatchObject([[{ id }], [{ id }]])
  })
})

describe('nobody', () => {
  it('is shown an erased contact', async () => {
    const { keep, toBrand, toAmbassador, within, contacts } = bench()
    const { id } = await keep(optIns({ ambassador: 'order', brand: 'blog' }))
    await within((tx) => contacts.erase(tx, 'shop', id, 'person'))
    expect([await toBrand(), await toAmbassador()]).toEqual([[], []])
  })

  it('E5: is shown a contact once the brand has switched contacts off; the person still finds theirs', async () => {
    const { keep, records } = bench()
    const { id } = await keep(optIns({ ambassador: 'order', brand: 'blog' }))
    const off = bench({ store: records, settings: { contacts: 'off' } })
    expect([await off.toBrand(), await off.toAmbassador()]).toEqual([[], []])
    expect(await off.get(id)).toMatchObject({ fields: jane })
  })

  it('A1: is shown another brand’s', async () => {
    const { keep, toBrand, get, within, contacts } = bench()
    const { id } = await keep(optIns({ ambassador: 'order', brand: 'blog' }), 'other')
    expect([await toBrand(), await get(id)]).toEqual([[], null])
    const email = jane.email ?? ''
    expect(await within((tx) => contacts.findByEmail(tx, 'shop', email))).toEqual([])
    expect(await within((tx) => contacts.findByEmail(tx, 'other', email), 'other')).toHaveLength(1)
  })
})

describe('a list', () => {
  it('comes page by page, each contact once, in its order', async () => {
    const { keep, contacts, within, clock } = bench()
    for (let number = 0; number < 7; number++) {
      // Two and two at the same moment: their IDs tell them apart.
      clock.now += number % 2
      await keep({ fields: { email: `c${number}@example.com` }, ...optIns({ brand: 'blog' }) })
    }
    const whole = await within((tx) => contacts.visibleToBrand(tx, 'shop'))
    const pages: Contact[][] = []
    do {
      const after = pages.at(-1)?.at(-1)
      pages.push(await within((tx) => contacts.visibleToBrand(tx, 'shop', { after, limit: 3 })))
    } while (pages.at(-1)?.length === 3)
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1])
    expect(pages.flat()).toEqual(whole)
  })

  it('by something that is no address is empty', async () => {
    const { within, contacts } = bench()
    expect(await within((tx) => contacts.findByEmail(tx, 'shop', 'no address'))).toEqual([])
  })
})
