// Events that come again.

import { expect, it } from 'vitest'
import { noon } from '../../support/wire-batch.ts'
import { type EngineUnderTest, hourMs, opened, order, seen, view } from './bench.ts'

export function repeatCases(engine: EngineUnderTest): void {
  const late = (hours: number) => ({ received: noon + hours * hourMs })

  it('within 48 hours counts once', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    expect(await load(seen(view(1, late(48))))).toEqual({ stored: 0, repeated: 1 })
    expect(await count()).toBe(1)
  })

  it('after 48 hours is another event', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    expect(await load(seen(view(1, late(49))))).toEqual({ stored: 1, repeated: 0 })
    expect(await count()).toBe(2)
  })

  it('in the same segment counts once, marked or all to be checked', async () => {
    const { load, store, write, count } = await opened(engine)
    expect(await load(view(1), seen(view(1)), seen(view(1)))).toEqual({ stored: 1, repeated: 2 })
    const segment = await write(view(2), view(2), view(1))
    expect(await store.load({ ...segment, checkAll: true })).toEqual({ stored: 1, repeated: 2 })
    expect(await count()).toBe(2)
  })

  it('in another month counts once, whichever month comes first', async () => {
    const { load, count } = await opened(engine)
    const [november, december] = [Date.UTC(2026, 10, 30, 23), Date.UTC(2026, 11, 1)]
    const received = december
    await load(view(1, { time: november, received }))
    await load(seen(view(1, { time: december, received })))
    expect(
      await load(view(2, { time: december, received }), seen(view(2, { time: november, received }))),
    ).toEqual({ stored: 1, repeated: 1 })
    expect(await count()).toBe(2)
  })

  it('at another brand is another event', async () => {
    const { load } = await opened(engine)
    await load(view(1))
    expect(await load(seen(view(1, { brand: 'other' })))).toEqual({ stored: 1, repeated: 0 })
  })

  it('that was marked without reason is stored', async () => {
    const { load } = await opened(engine)
    expect(await load(seen(view(1)), seen(view(2)), seen(order(3)))).toEqual({ stored: 3, repeated: 0 })
  })
}
