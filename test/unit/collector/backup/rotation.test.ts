import { describe, expect, it } from 'vitest'
import { type Keeping, rotationOf } from '../../../../collector/backup/rotation.ts'
import type { Length } from '../../../../collector/retention/limit-length.ts'

const days = (amount: number): Length => ({ amount, unit: 'days' })
const months = (amount: number): Length => ({ amount, unit: 'months' })
const usual: Keeping = { backups: days(40), monthly: months(12) }

function duesOf(keeping: Keeping, ...begun: string[]) {
  const backups = begun.map((time) => ({ begunAt: Date.parse(time) }))
  return rotationOf(backups, keeping).map(({ at }) => new Date(at).toISOString())
}

describe('R18: a backup falls due', () => {
  it('forty days after it was begun, the first of its month a year after', () => {
    expect(duesOf(usual, '2026-11-01T00:10:00Z', '2026-11-01T01:10:00Z', '2026-12-01T00:10:00Z')).toEqual([
      '2027-11-01T00:10:00.000Z',
      '2026-12-11T01:10:00.000Z',
      '2027-12-01T00:10:00.000Z',
    ])
  })

  it('as early as the brand says', () => {
    const begun = ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'] as const
    expect(duesOf({ backups: days(3), monthly: months(1) }, ...begun)).toEqual([
      '2026-12-01T00:00:00.000Z',
      '2026-11-05T00:00:00.000Z',
    ])
  })

  it('like the others where no monthly ones are kept', () => {
    expect(duesOf({ backups: days(3), monthly: months(0) }, '2026-11-01T00:00:00Z')).toEqual([
      '2026-11-04T00:00:00.000Z',
    ])
  })
})
