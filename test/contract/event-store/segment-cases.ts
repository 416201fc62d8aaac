// What a segment may hold, and how often it may be given.

import { expect, it } from 'vitest'
import { uuid } from '../../support/stored-event.ts'
import { type EngineUnderTest, opened, order, view } from './bench.ts'

export function segmentCases(engine: EngineUnderTest): void {
  it('is loaded once: again answers the same and stores nothing', async () => {
    const { store, write, count } = await opened(engine)
    const segment = await write(view(1), view(2))
    for (const _ of [1, 2, 3]) expect(await store.load(segment)).toEqual({ stored: 2, repeated: 0 })
    expect(await count()).toBe(2)
  })

  it('is loaded once also after the store was closed', async () => {
    const first = await opened(engine)
    const segment = await first.write(view(1))
    await first.store.load(segment)
    await first.close()
    const again = await opened(engine, first.folder)
    expect(await again.store.load(segment)).toEqual({ stored: 1, repeated: 0 })
    expect(await again.count()).toBe(1)
  })

  it('may be empty', async () => {
    const { load } = await opened(engine)
    expect(await load()).toEqual({ stored: 0, repeated: 0 })
  })

  it('goes to each month by UTC, and is found again across them', async () => {
    const { load, count } = await opened(engine)
    const midnight = Date.UTC(2026, 11, 1)
    const result = await load(view(1, { time: midnight - 1 }), view(2, { time: midnight }))
    expect(result).toEqual({ stored: 2, repeated: 0 })
    expect(await count()).toBe(2)
    expect(await count({ until: midnight })).toBe(1)
    expect(await count({ from: midnight })).toBe(1)
  })

  it('may hold several brands, which never mix', async () => {
    const { load, count } = await opened(engine)
    const same = { visitor: uuid(7), transaction_id: 'T1' }
    const result = await load(
      order(1, same),
      order(1, { ...same, brand: 'other' }),
      view(2, { brand: 'other' }),
    )
    expect(result).toEqual({ stored: 3, repeated: 0 })
    expect([await count(), await count({ brand: 'other' }), await count({ brand: 'third' })]).toEqual([
      1, 2, 0,
    ])
  })

  it('that cannot be read leaves nothing behind, and the next is loaded', async () => {
    const { store, write, load, count } = await opened(engine)
    const segment = await write(view(1))
    await expect(store.load({ ...segment, path: `${segment.path}.missing` })).rejects.toThrow()
    expect(await load(view(2))).toEqual({ stored: 1, repeated: 0 })
    expect(await count()).toBe(1)
  })

  it('is loaded one after the other however many are given at once', async () => {
    const { store, write, count } = await opened(engine)
    const segments = await Promise.all([1, 2, 3, 4].map((number) => write(view(number))))
    await Promise.all(segments.map((segment) => store.load(segment)))
    expect(await count()).toBe(4)
  })
}
