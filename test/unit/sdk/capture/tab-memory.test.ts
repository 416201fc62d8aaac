import { describe, expect, it } from 'vitest'
import type { Item } from '../../../../sdk/protocol/events.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { createFakePage, type FakeOptions, startOn } from '../fake-page.ts'

const open = (options: FakeOptions = {}) => {
  const fake = createFakePage({ cookies: ['Popsell_consent=100'], ...options })
  const candor = startOn(fake)
  const lines = () => {
    fake.passSeconds(1)
    return fake.sent().at(-1)?.params
  }
  return { fake, candor, lines }
}
const order = (...items: Item[]) => ({ transaction_id: 'T1', currency: 'EUR', value: 1, items })

describe('what a tab remembers', () => {
  it('fills an item’s list in, and never overwrites what the shop says', () => {
    const { candor, lines } = open()
    candor('select_item', {
      item_list_id: 'new',
      item_list_name: 'New',
      items: [{ item_id: 'A', index: 3 }, { item_id: 'B' }],
    })
    candor(
      'purchase',
      order({ item_id: 'A', price: 5 }, { item_id: 'B', item_list_id: 'own' }, { item_id: 'C' }),
    )
    expect(lines()).toEqual(
      order(
        { item_id: 'A', price: 5, item_list_id: 'new', index: 3 },
        { item_id: 'B', item_list_id: 'own' },
        { item_id: 'C' },
      ),
    )
  })

  it('the last list that showed an item counts', () => {
    const { candor, lines } = open()
    candor('view_item_list', { item_list_id: 'old', items: [{ item_id: 'A' }] })
    candor('view_item_list', { item_list_id: 'new', items: [{ item_id: 'X' }, { item_id: 'A' }] })
    candor('view_item', { items: [{ item_id: 'A' }] })
    expect(lines()).toMatchObject({ items: [{ item_id: 'A', item_list_id: 'new', index: 2 }] })
  })

  it('a search of another page shows nothing of this one', () => {
    const { fake, candor, lines } = open({ href: 'https://shop.example.com/find' })
    candor('search', { search_term: 'boots' })
    fake.goTo('https://shop.example.com/shoes')
    candor('view_item_list', { items: [{ item_id: 'A' }] })
    expect(lines()).toEqual({ items: [{ item_id: 'A', index: 1 }] })
  })

  it('lasts to the next page of the tab, the newest 50, and not to another tab', () => {
    const { fake, candor } = open()
    const items = Array.from({ length: 60 }, (_, at) => ({ item_id: `SKU${at}` }))
    candor('view_item_list', { item_list_id: 'new', items })
    fake.passSeconds(1)
    fake.fire('pagehide')
    expect(fake.local.size).toBe(1)
    expect(fake.local.get('Popsell_queue')).not.toContain('["SKU')
    const storedInTab = Object.fromEntries(fake.session)
    expect(JSON.parse(storedInTab.Popsell_queue ?? '')).toHaveLength(limits.rememberedItems)
    const next = open({ storedInTab })
    next.candor('add_to_cart', { items: [{ item_id: 'SKU59' }, { item_id: 'SKU1' }] })
    expect(next.lines()).toEqual({
      items: [{ item_id: 'SKU59', item_list_id: 'new', index: 60 }, { item_id: 'SKU1' }],
    })
  })

  it('counts an item that was seen again as new', () => {
    const { fake, candor } = open()
    const show = (...ids: string[]) =>
      candor('view_item_list', { item_list_id: 'new', items: ids.map((item_id) => ({ item_id })) })
    show('FIRST')
    show(...Array.from({ length: 49 }, (_, at) => `SKU${at}`))
    show('FIRST')
    show('LAST')
    fake.fire('pagehide')
    const next = open({ storedInTab: Object.fromEntries(fake.session) })
    next.candor('add_to_cart', { items: [{ item_id: 'FIRST' }, { item_id: 'SKU0' }] })
    expect(next.lines()).toEqual({
      items: [{ item_id: 'FIRST', item_list_id: 'new', index: 1 }, { item_id: 'SKU0' }],
    })
  })

  it('sends an order once, on a thank-you page loaded again too', () => {
    const { fake, candor } = open()
    candor('purchase', order())
    candor('purchase', order())
    fake.fire('pagehide')
    expect(fake.sent()).toHaveLength(1)
    const again = open({ storedInTab: Object.fromEntries(fake.session) })
    again.candor('purchase', order())
    again.candor('purchase', { ...order(), transaction_id: 'T2' })
    expect(again.lines()).toMatchObject({ transaction_id: 'T2' })
    expect(again.fake.sent()).toHaveLength(1)
  })

  it('E1: an order held for an answer counts once too, and once more after a no forgot it', () => {
    const fake = createFakePage()
    const candor = startOn(fake)
    candor('purchase', order())
    candor('purchase', order())
    candor('consent', { analytics: true })
    candor('purchase', order())
    fake.passSeconds(1)
    expect(fake.sent().map(({ name }) => name)).toEqual(['purchase'])
    candor('consent', { analytics: false })
    candor('consent', { analytics: true })
    candor('purchase', order())
    fake.passSeconds(1)
    expect(fake.sent().map(({ name }) => name)).toEqual(['purchase', 'consent', 'purchase'])
  })

  it('the refund of an order that is known is its own event', () => {
    const { fake, candor } = open()
    candor('purchase', order())
    candor('refund', { transaction_id: 'T1', value: 1 })
    fake.passSeconds(1)
    expect(fake.sent().map(({ name }) => name)).toEqual(['purchase', 'refund'])
  })

  it.each(['{', '7', '[7]', 'null', '[["A"]]'])('lives with a shelf that holds %s', (text) => {
    const { candor, lines } = open({ storedInTab: { Popsell_queue: text } })
    candor('view_item', { items: [{ item_id: 'A' }] })
    expect(lines()).toEqual({ items: [{ item_id: 'A' }] })
  })

  it('is forgotten by a no', () => {
    const { fake, candor, lines } = open()
    candor('select_item', { item_list_id: 'new', items: [{ item_id: 'A' }] })
    fake.fire('pagehide')
    expect(fake.session.size).toBe(1)
    candor('consent', { analytics: false })
    expect(fake.session.size).toBe(0)
    candor('consent', { analytics: true })
    expect(fake.session.size).toBe(0)
    candor('view_item', { items: [{ item_id: 'A' }] })
    expect(lines()).toEqual({ items: [{ item_id: 'A' }] })
  })
})
