// Questions, their periods and their parameters.

import { expect, it } from 'vitest'
import type { EventQuery } from '../../../collector/stores/events.ts'
import { noon } from '../../support/wire-batch.ts'
import { always, type EngineUnderTest, opened, view } from './bench.ts'

export function questionCases(engine: EngineUnderTest): void {
  it('is about its period: from is in it, until is not', async () => {
    const { load, count } = await opened(engine)
    await load(...[0, 1, 2].map((number) => view(number + 1, { time: noon + number })))
    expect(await count({ from: noon, until: noon + 2 })).toBe(2)
    expect(await count({ from: noon + 2, until: noon + 3 })).toBe(1)
    expect(await count({ from: noon, until: noon })).toBe(0)
  })

  it('of a brand without events has the same columns and no rows', async () => {
    const { store } = await opened(engine)
    const sql = (events: string) => `select id, time, items from ${events}`
    expect(await store.query({ brand: 'shop', ...always, sql })).toEqual([])
  })

  it('takes texts, numbers, booleans and lists as parameters, never as SQL', async () => {
    const { load, count } = await opened(engine)
    const evil = "x' or 1 = 1 --"
    await load(view(1, { path: evil }), view(2, { path: '/b', analytics: false }))
    const where = (condition: string, params: EventQuery['params'] = {}) =>
      count({ sql: (events) => `select count(*) as events from ${events} where ${condition}`, params })
    expect(await where('path = $path', { path: evil })).toBe(1)
    expect(await where('time = $time', { time: noon })).toBe(2)
    expect(await where('analytics = $yes', { yes: true })).toBe(1)
    expect(await where('list_contains($paths, path)', { paths: [evil, '/b'] })).toBe(2)
    expect(await where('list_contains($paths, path)', { paths: [] })).toBe(0)
  })

  it('may be one of many at the same time, and while a segment is loaded', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    const loading = load(view(2), view(3))
    const counts = await Promise.all(Array.from({ length: 20 }, () => count()))
    expect(counts.every((events) => events === 1 || events === 3)).toBe(true)
    await loading
    expect(await count()).toBe(3)
  })

  it('that is wrong rejects, and the store answers on', async () => {
    const { load, count } = await opened(engine)
    await load(view(1))
    for (const _ of [1, 2, 3]) await expect(count({ sql: () => 'select nothing from' })).rejects.toThrow()
    expect(await count()).toBe(1)
  })
}
