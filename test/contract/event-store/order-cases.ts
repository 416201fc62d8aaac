// Orders that come again.
import { expect, it } from 'vitest'
import { type EngineUnderTest, opened, order, seen, view } from './bench.ts'

export function orderCases(engine: EngineUnderTest): void {
  it('counts once per brand, under whatever event ID', async () => {
    const { load, count } = await opened(engine)
    expect(await load(order(1), seen(order(2)))).toEqual({ stored: 1, repeated: 1 })
    expect(await load(seen(order(3)))).toEqual({ stored: 0, repeated: 1 })
    expect(await load(order(4, { brand: 'other' }))).toEqual({ stored: 1, repeated: 0 })
    expect([await count(), await count({ brand: 'other' })]).toEqual([1, 1])
  })

  it('counts once for ever, also months later', async () => {
    const { load, count } = await opened(engine)
    await load(order(1))
    const april = Date.UTC(2027, 3, 1)
    expect(await load(seen(order(2, { time: april, received: april })))).toEqual({ stored: 0, repeated: 1 })
    expect(await count()).toBe(1)
  })

  it('counts once where one segment has it in two months, the later first', async () => {
    const { load, count } = await opened(engine)
    const [november, december] = [Date.UTC(2026, 10, 30, 23), Date.UTC(2026, 11, 1)]
    const received = december
    expect(
      await load(order(1, { time: december, received }), seen(order(2, { time: november, received }))),
    ).toEqual({ stored: 1, repeated: 1 })
    expect(await count()).toBe(1)
  })

  it('is not its refund', async () => {
    const { load } = await opened(engine)
    await load(order(1))
    expect(await load(seen(view(2, { name: 'refund', transaction_id: 'T1' })))).toEqual({
      stored: 1,
      repeated: 0,
    })
  })
}
