import { describe, expect, it } from 'vitest'
import { createRepeatCheck } from '../../../../collector/events/repeat-check.ts'
import type { EventStore } from '../../../../collector/stores/events.ts'
import { uuid } from '../../../support/stored-event.ts'
import { noon } from '../../../support/wire-batch.ts'

const event = { brand: 'shop', id: uuid(1), name: 'page_view', transaction_id: null, received: noon }
const order = { ...event, name: 'purchase', transaction_id: 'T1' }

/** A store that remembers these, and what it was asked. */
function storeOf(...known: ['event' | 'order', string, string][]) {
  const asked: number[] = []
  const store: EventStore = {
    load: () => Promise.reject(),
    query: () => Promise.reject(),
    keep: () => Promise.reject(),
    version: () => Promise.reject(),
    close: () => Promise.reject(),
    forEachRecent: async (since, see) => {
      asked.push(since)
      for (const [kind, brand, id] of known) see(kind, brand, id)
    },
  }
  return { store, asked }
}

describe('a check', () => {
  it('marks an event ID that comes again at the same brand', () => {
    const check = createRepeatCheck()
    expect(check.mayBeRepeat(event)).toBe(false)
    expect(check.mayBeRepeat(event)).toBe(true)
    expect(check.mayBeRepeat({ ...event, brand: 'other' })).toBe(false)
  })

  it('marks an order ID that comes again under another event ID', () => {
    const check = createRepeatCheck()
    expect(check.mayBeRepeat(order)).toBe(false)
    expect(check.mayBeRepeat({ ...order, id: uuid(2) })).toBe(true)
    expect(check.mayBeRepeat({ ...order, id: uuid(3), brand: 'other' })).toBe(false)
  })

  it('does not take a refund for the order it refunds', () => {
    const check = createRepeatCheck()
    check.mayBeRepeat(order)
    expect(check.mayBeRepeat({ ...order, id: uuid(2), name: 'refund' })).toBe(false)
  })

  it('remembers both of a purchase even where the first is known', () => {
    const check = createRepeatCheck()
    check.mayBeRepeat(event)
    check.mayBeRepeat(order)
    expect(check.mayBeRepeat({ ...order, id: uuid(2) })).toBe(true)
  })
})

describe('after a restart', () => {
  it('knows what the store knows of the last 48 hours, and every order', async () => {
    const check = createRepeatCheck()
    const { store, asked } = storeOf(['event', 'shop', uuid(1)], ['order', 'shop', 'T1'])
    await check.rebuild(store, noon)
    expect(asked).toEqual([noon - 48 * 3_600_000])
    expect(check.mayBeRepeat(event)).toBe(true)
    expect(check.mayBeRepeat({ ...order, id: uuid(2) })).toBe(true)
    expect(check.mayBeRepeat({ ...event, id: uuid(3) })).toBe(false)
  })
})
