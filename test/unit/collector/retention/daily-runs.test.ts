import { describe, expect, it } from 'vitest'
import type { Brand } from '../../../../collector/brands/brand.ts'
import { createDailyRuns, lastNight } from '../../../../collector/retention/daily-runs.ts'
import { testBrand } from '../../../support/test-brand.ts'

const at = (text: string) => Date.parse(`${text}Z`)

function newRuns(brands: Brand[]) {
  const clock = { now: at('2026-11-21T12:00') }
  const ran: (string | null)[] = []
  const failures: unknown[] = []
  const daily = createDailyRuns({
    runLimits: {
      run: async (brand) => {
        if (brand === 'failing') throw new Error('no disk')
        ran.push(brand)
        return { carried: [], unreadable: [] }
      },
    },
    brands: { readable: () => brands },
    now: () => clock.now,
    goesOn: () => true,
    onFailure: (error) => void failures.push(String(error)),
  })
  async function lookAt(text: string) {
    clock.now = at(text)
    ran.length = 0
    await daily.look()
    return [...ran]
  }
  return { ...daily, lookAt, failures }
}

const paris = testBrand({ timeZone: 'Europe/Paris' }, 'paris')
const tokyo = testBrand({ timeZone: 'Asia/Tokyo' }, 'tokyo')

describe('the daily runs', () => {
  it('happen at the start, then at half past three of each brand’s zone, once', async () => {
    const { lookAt } = newRuns([paris, tokyo])
    expect(await lookAt('2026-11-21T12:00')).toEqual(['paris', 'tokyo', null])
    expect(await lookAt('2026-11-21T12:01')).toEqual([])
    expect(await lookAt('2026-11-21T18:29')).toEqual([])
    expect(await lookAt('2026-11-21T18:30')).toEqual(['tokyo'])
    expect(await lookAt('2026-11-22T02:30')).toEqual(['paris'])
    expect(await lookAt('2026-11-22T03:30')).toEqual([null])
    expect(await lookAt('2026-11-22T18:29')).toEqual([])
  })

  it('make up for nights that were slept through, once', async () => {
    const { lookAt } = newRuns([paris])
    await lookAt('2026-11-21T12:00')
    expect(await lookAt('2026-12-21T12:00')).toEqual(['paris', null])
    expect(await lookAt('2026-12-21T12:01')).toEqual([])
  })

  it('do not happen again because the clock was set back', async () => {
    const { lookAt } = newRuns([paris])
    await lookAt('2026-11-21T12:00')
    expect(await lookAt('2026-11-01T12:00')).toEqual([])
  })

  it('are not kept from the others by a brand whose run fails', async () => {
    const { lookAt, failures } = newRuns([testBrand({}, 'failing'), paris])
    expect(await lookAt('2026-11-21T12:00')).toEqual(['paris', null])
    expect(failures).toEqual(['Error: no disk'])
  })

  it.each([
    ['2026-03-29T12:00', '2026-03-29T01:30'],
    ['2026-10-25T12:00', '2026-10-25T02:30'],
  ])('have one night where the clocks change: before %s it was %s', (now, night) => {
    expect(lastNight('Europe/Paris', at(now))).toBe(at(night))
  })
})
