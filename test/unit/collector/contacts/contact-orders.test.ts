import { describe, expect, it } from 'vitest'
import { createContactOrders } from '../../../../collector/contacts/contact-orders.ts'
import { newContacts, ringOf } from '../../../support/test-contacts.ts'
import { noon } from '../../../support/wire-batch.ts'

const boots = { itemId: 'SKU1', itemName: 'Boots', priceMinor: 2995, quantity: 2 }
const laces = { itemId: 'SKU2', itemName: null, priceMinor: null, quantity: null }
const order = { id: 'T1', at: noon, amountMinor: 5990, currency: 'EUR', lines: [boots, laces] }

async function withContact(version = 1) {
  const bench = newContacts()
  const { id } = await bench.keep()
  const orders = createContactOrders({ keyRing: ringOf(version) })
  const keep = (given = order, contact = id) => bench.within((tx) => orders.keep(tx, 'shop', contact, given))
  return {
    ...bench,
    id,
    keepOrder: keep,
    toAmbassador: () => bench.within((tx) => orders.ofContact(tx, id)),
    toBrand: () => bench.within((tx) => orders.withLines(tx, id)),
  }
}

describe('a contact’s orders', () => {
  it('E13: are date and amount for the ambassador, and the products too for the brand', async () => {
    const { keepOrder, toAmbassador, toBrand } = await withContact()
    await keepOrder()
    const { id: _, lines, ...dateAndAmount } = order
    expect(await toAmbassador()).toEqual([dateAndAmount])
    expect(await toBrand()).toEqual([{ ...dateAndAmount, lines }])
  })

  it('E13: are read for the ambassador without a look at the products', async () => {
    const { keepOrder, run, toAmbassador } = await withContact()
    await keepOrder()
    await run('DROP TABLE contact_order_lines')
    expect(await toAmbassador()).toHaveLength(1)
  })

  it('begin with the oldest', async () => {
    const { keepOrder, toAmbassador } = await withContact()
    await keepOrder({ ...order, id: 'T2', at: noon + 1, lines: [] })
    await keepOrder()
    await keepOrder({ ...order, id: 'T3', at: noon - 1, lines: [] })
    expect((await toAmbassador()).map(({ at }) => at)).toEqual([noon - 1, noon, noon + 1])
  })

  it('count once each: the same ID again replaces what it said, also after a rotation', async () => {
    const { keepOrder, toBrand, id, within } = await withContact()
    await keepOrder()
    await keepOrder({ ...order, amountMinor: 2995, lines: [boots] })
    const rotated = createContactOrders({ keyRing: ringOf(2) })
    await within((tx) => rotated.keep(tx, 'shop', id, { ...order, amountMinor: 1000, lines: [laces] }))
    expect(await toBrand()).toMatchObject([{ amountMinor: 1000, lines: [laces] }])
  })

  it('S22: are not kept by an ID that may hold an address', async () => {
    const { keepOrder, run } = await withContact()
    await keepOrder({ ...order, id: 'order-of-jane@example.com' })
    const rows = [await run('SELECT * FROM contact_orders'), await run('SELECT * FROM contact_order_lines')]
    expect(rows.flat()).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toContain('jane')
  })

  it('are refused of nobody, and go with the contact', async () => {
    const { keepOrder, within, contacts, run, id } = await withContact()
    await expect(keepOrder(order, 'nobody')).rejects.toThrow(/FOREIGN KEY/)
    await keepOrder()
    await within((tx) => contacts.remove(tx, 'shop', id))
    expect([
      await run('SELECT * FROM contact_orders'),
      await run('SELECT * FROM contact_order_lines'),
    ]).toEqual([[], []])
  })
})
