import { describe, expect, it } from 'vitest'
import { createEventLimit } from '../../../../collector/retention/event-limit.ts'
import { testBrand } from '../../../support/test-brand.ts'

const at = (text: string) => Date.parse(`${text}Z`)

/** A store that has these months. */
function limitOver(months: string[]) {
  const logged: unknown[] = []
  const kept = { months }
  const limit = createEventLimit({
    store: {
      months: async () => kept.months,
      dropMonths: async (_brand, before) => {
        const gone = kept.months.filter((month) => Date.parse(`${month}-01`) < before)
        kept.months = kept.months.filter((month) => !gone.includes(month))
        return gone
      },
    },
    accessLog: { add: async (_brand, { id }) => void logged.push(id) },
  })
  return { limit, kept, logged }
}

describe('the limit of behaviour events', () => {
  it.each([
    ['R22: by default 25 months after the last of its days', {}, '2026-11-01T00:00', '2024-09'],
    ['R22: as the brand says, shorter', { eventMonths: 13 }, '2026-11-01T00:00', '2025-09'],
    ['R22: in the midst of a year', { eventMonths: 1 }, '2026-01-01T00:00', '2025-11'],
  ])('%s, a month goes whole', async (_, retention, on, month) => {
    const { limit, kept, logged } = limitOver([month, '2026-11'])
    const brand = testBrand({ retention })
    expect(await limit.carryOut(brand, at(on) - 1)).toBe(0)
    expect(await limit.due(brand, at(on))).toEqual([
      { limit: 'R22', kind: 'event_month', id: month, at: at(on), what: 'delete' },
    ])
    expect(await limit.carryOut(brand, at(on))).toBe(1)
    expect([kept.months, logged]).toEqual([['2026-11'], [month]])
    expect(await limit.carryOut(brand, at(on))).toBe(0)
  })
})
