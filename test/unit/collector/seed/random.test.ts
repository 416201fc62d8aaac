import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../collector/seed/random.ts'

const draw = (seed: string, count: number) => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('createRandom', () => {
  it('gives the same sequence on every machine', () => {
    const random = createRandom('candor')
    expect(random.uuid()).toBe('8ec11ca6-b2ee-40ed-9188-f3e29abf029a')
    expect(random.between(1, 1000)).toBe(944)
  })

  it('gives another sequence for another text', () => {
    expect(draw('a', 3)).not.toEqual(draw('b', 3))
  })

  it('spreads evenly over [0, 1)', () => {
    const numbers = draw('even', 20_000)
    const tenths = Array.from(
      { length: 10 },
      (_, at) => numbers.filter((n) => Math.floor(n * 10) === at).length,
    )
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    for (const count of tenths) expect(Math.abs(count / 2000 - 1)).toBeLessThan(0.1)
  })

  it('draws whole numbers from both ends and everything between', () => {
    const random = createRandom('between')
    const drawn = new Set(Array.from({ length: 200 }, () => random.between(3, 6)))
    expect([...drawn].sort()).toEqual([3, 4, 5, 6])
  })

  it('picks by weight, and never what weighs nothing', () => {
    const random = createRandom('pick')
    const picks = Array.from({ length: 4000 }, () =>
      random.pick([
        ['a', 3],
        ['b', 1],
        ['c', 0],
      ]),
    )
    expect(Math.abs(picks.filter((value) => value === 'a').length / 3000 - 1)).toBeLessThan(0.05)
    expect(picks).not.toContain('c')
  })

  it('has nothing to pick from an empty list', () => {
    expect(() => createRandom('none').pick([])).toThrow(RangeError)
  })

  it('takes a chance as often as told', () => {
    const random = createRandom('chance')
    const taken = Array.from({ length: 10_000 }, () => random.chance(0.25)).filter(Boolean).length
    expect(Math.abs(taken / 2500 - 1)).toBeLessThan(0.1)
  })

  it('makes 100,000 different UUIDs', () => {
    const random = createRandom('uuid')
    expect(new Set(Array.from({ length: 100_000 }, () => random.uuid())).size).toBe(100_000)
  })
})
