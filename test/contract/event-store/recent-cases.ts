// What the journal's filter is rebuilt from.

import { expect, it } from 'vitest'
import type { EventStore } from '../../../collector/stores/events.ts'
import { uuid } from '../../support/stored-event.ts'
import { noon } from '../../support/wire-batch.ts'
import { type EngineUnderTest, hourMs, opened, order, view } from './bench.ts'

export function recentCases(engine: EngineUnderTest): void {
  async function recentOf(store: EventStore, since: number): Promise<string[]> {
    const found: string[] = []
    await store.forEachRecent(since, (kind, brand, id) => found.push(`${kind} ${brand} ${id}`))
    return found.sort()
  }

  it('are every event received since, and every order of all time', async () => {
    const first = await opened(engine)
    await first.load(
      view(1, { received: noon - 1 }),
      view(2, { received: noon, time: noon - 20 * 24 * hourMs }),
      order(3, { received: noon - 1 }),
      view(4, { brand: 'other' }),
    )
    const expected = [`event other ${uuid(4)}`, `event shop ${uuid(2)}`, 'order shop T1']
    expect(await recentOf(first.store, noon)).toEqual(expected)
    await first.close()
    const { store } = await opened(engine, first.folder)
    expect(await recentOf(store, noon)).toEqual(expected)
  })

  it('are none in a new store', async () => {
    const { store } = await opened(engine)
    expect(await recentOf(store, 0)).toEqual([])
  })
}
