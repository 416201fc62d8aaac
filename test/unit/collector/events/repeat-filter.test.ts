import { describe, expect, it } from 'vitest'
import { createRepeatFilter } from '../../../../collector/events/repeat-filter.ts'
import { uuid } from '../../../support/stored-event.ts'

const hour = 3_600_000

it('knows an ID again, in one brand and not in another', () => {
  const filter = createRepeatFilter(48 * hour)
  expect(filter.see(`shop/${uuid(1)}`, 0)).toBe(false)
  expect(filter.see(`shop/${uuid(1)}`, 0)).toBe(true)
  expect(filter.see(`other/${uuid(1)}`, 0)).toBe(false)
})

it('never forgets an ID within its window, however many come between', () => {
  const filter = createRepeatFilter(48 * hour)
  for (let number = 0; number < 100_000; number++) filter.see(uuid(number), number)
  let forgotten = 0
  for (let number = 0; number < 100_000; number++) if (!filter.see(uuid(number), 47 * hour)) forgotten++
  expect(forgotten).toBe(0)
})

it('suspects of those it never saw fewer than one in 10,000', () => {
  const filter = createRepeatFilter(48 * hour)
  let suspected = 0
  for (let number = 0; number < 100_000; number++) if (filter.see(uuid(number), 0)) suspected++
  expect(suspected).toBeLessThan(10)
})

describe('memory', () => {
  it('is small for few, and 4 to 8 bytes an ID for many', () => {
    const filter = createRepeatFilter(48 * hour)
    filter.see(uuid(1), 0)
    expect(filter.bytes()).toBeLessThanOrEqual(16_384)
    for (let number = 0; number < 100_000; number++) filter.see(uuid(number), 0)
    expect(filter.bytes()).toBeLessThanOrEqual(100_000 * 8)
  })

  it('is given back once the window has passed', () => {
    const [forgetting, keeping] = [createRepeatFilter(hour), createRepeatFilter(Number.POSITIVE_INFINITY)]
    const thirtyDays = 30 * 24 * hour
    for (const filter of [forgetting, keeping]) {
      for (let number = 0; number < 300_000; number++)
        filter.see(uuid(number), (number * thirtyDays) / 300_000)
    }
    expect(forgetting.bytes()).toBeLessThan(keeping.bytes())
    expect([forgetting.see(uuid(0), thirtyDays), keeping.see(uuid(0), thirtyDays)]).toEqual([false, true])
  })

  it('is kept for ever where the window is without end', () => {
    const filter = createRepeatFilter(Number.POSITIVE_INFINITY)
    filter.see('T1', 0)
    for (let number = 0; number < 20_000; number++) filter.see(uuid(number), number * 24 * hour)
    expect(filter.see('T1', 20_000 * 24 * hour)).toBe(true)
  })
})
