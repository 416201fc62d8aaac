import { describe, expect, it } from 'vitest'
import { seedCatalogue, seedSearches } from '../../../../collector/seed/catalogue.ts'
import { createRandom } from '../../../../collector/seed/random.ts'
import { shopperOf } from '../../../../collector/seed/shopper.ts'
import { longestWalkMs, type Walk, walk } from '../../../../collector/seed/walk.ts'
import { eventFields } from '../../../../sdk/protocol/events.ts'

let orders = 0
const shop = { products: seedCatalogue, currency: 'EUR', orderId: () => `T${++orders}` }
const walks: Walk[] = Array.from({ length: 3000 }, (_, at) => walk(createRandom(`walk ${at}`), shop))
const named = (made: Walk, name: string) => made.steps.filter((step) => step.name === name)

describe('walk', () => {
  it('begins with a page view and goes forward in time, never longer than the longest', () => {
    for (const { steps } of walks) {
      expect(steps[0]).toMatchObject({ name: 'page_view', after: 0 })
      const times = steps.map(({ after }) => after)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.at(-1)).toBeLessThan(longestWalkMs)
    }
  })

  it('uses events and parameters of the protocol only', () => {
    const names = new Set(walks.flatMap(({ steps }) => steps.map(({ name }) => name)))
    expect([...names].filter((name) => !Object.hasOwn(eventFields, name))).toEqual([])
  })

  it('reaches every step of the funnel in some walk', () => {
    for (const name of ['search', 'select_item', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase']) {
      expect(walks.some((made) => named(made, name).length > 0)).toBe(true)
    }
  })

  it('never orders what was not put into the cart, nor twice', () => {
    for (const made of walks) {
      const purchases = named(made, 'purchase')
      expect(purchases.length).toBeLessThanOrEqual(1)
      const cart = named(made, 'add_to_cart').flatMap(({ fields }) => fields.items ?? [])
      for (const { fields } of purchases) expect(fields.items).toEqual(cart)
    }
  })

  it('opens nothing from a search that found nothing', () => {
    const empty = new Set(
      seedSearches.filter(([{ results }]) => results === 0).map(([{ term }]) => `search:${term}`),
    )
    const lists = walks.flatMap((made) =>
      named(made, 'select_item').map(({ fields }) => fields.item_list_id ?? ''),
    )
    expect(lists.filter((id) => empty.has(id))).toEqual([])
  })
})

describe('shopperOf', () => {
  it('is the same shopper for the same seed and number, and another otherwise', () => {
    expect(shopperOf('a', 1)).toEqual(shopperOf('a', 1))
    expect(shopperOf('a', 1).visitor).not.toBe(shopperOf('a', 2).visitor)
    expect(shopperOf('a', 1).visitor).not.toBe(shopperOf('b', 1).visitor)
  })

  it('never gives two of 50,000 shoppers the same visitor', () => {
    const visitors = Array.from({ length: 50_000 }, (_, number) => shopperOf('many', number).visitor)
    expect(new Set(visitors).size).toBe(50_000)
  })

  it('tags a few of them as customers, in the form of a keyed hash', () => {
    const tags = Array.from({ length: 2000 }, (_, number) => shopperOf('tags', number).customer).filter(
      (tag) => tag !== null,
    )
    expect(tags.length).toBeGreaterThan(60)
    expect(tags.length).toBeLessThan(200)
    expect(tags.every((tag) => /^h1_\w{43}$/.test(tag))).toBe(true)
  })
})
