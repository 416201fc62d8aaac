import { describe, expect, it } from 'vitest'
import { createRememberedStore } from '../../../../collector/reports/remembered-store.ts'
import type { EventQuery, Row } from '../../../../collector/stores/events.ts'

const question: EventQuery = { brand: 'shop', from: 0, until: 10, sql: (events) => `SELECT ${events}` }

/** A store that counts what it is asked; its version is told by the test. */
function newStore(answer: (asked: number) => Promise<Row[]>) {
  const state = { files: 'a', events: 1, asked: 0 }
  const store = createRememberedStore(
    {
      query: () => {
        state.asked += 1
        return answer(state.asked)
      },
      version: async () => ({ files: state.files, events: state.events }),
    },
    100,
  )
  return { state, store }
}

const numbered = async (asked: number): Promise<Row[]> => [{ asked }]

describe('a store that remembers', () => {
  it('asks once while the events stay the same, also for two at once', async () => {
    const { state, store } = newStore(numbered)
    const both = await Promise.all([store.query(question), store.query(question)])
    expect([...both, await store.query(question), state.asked]).toEqual([
      [{ asked: 1 }],
      [{ asked: 1 }],
      [{ asked: 1 }],
      1,
    ])
  })

  it.each([{ files: 'b' }, { events: 2 }])('asks again once they are others: %j', async (other) => {
    const { state, store } = newStore(numbered)
    await store.query(question)
    Object.assign(state, other)
    expect(await store.query(question)).toEqual([{ asked: 2 }])
  })

  it.each([
    { brand: 'other' },
    { from: 1 },
    { until: 11 },
    { params: { text: 'x' } },
    { sql: (events: string) => `SELECT 1 FROM ${events}` },
  ])('takes a question that differs by %j for another', async (other) => {
    const { store } = newStore(numbered)
    await store.query(question)
    expect(await store.query({ ...question, ...other })).toEqual([{ asked: 2 }])
  })

  it('does not remember that the store failed', async () => {
    const { store } = newStore((asked) => (asked === 1 ? Promise.reject(new Error('down')) : numbered(asked)))
    await expect(store.query(question)).rejects.toThrow('down')
    expect(await store.query(question)).toEqual([{ asked: 2 }])
  })

  it('answers what is too long to be remembered', async () => {
    const long = Array.from({ length: 80 }, (_, at) => ({ at }))
    const { state, store } = newStore(async () => long)
    expect([await store.query(question), await store.query(question), state.asked]).toEqual([long, long, 2])
  })
})
