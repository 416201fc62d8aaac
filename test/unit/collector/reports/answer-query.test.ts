import { describe, expect, it } from 'vitest'
import type { Brand } from '../../../../collector/brands/brand.ts'
import { createAnswerQuery } from '../../../../collector/reports/answer-query.ts'
import { brandSettingsSchema } from '../../../../collector/settings/brand-settings.ts'
import { eventStoreOf } from '../../../support/event-store-of.ts'
import { eventsOf, now } from '../../../support/report-of.ts'

const settings = brandSettingsSchema.parse({
  origins: ['https://shop.example.com'],
  currency: 'JPY',
  reports: { smallestGroup: 1 },
})
const seeded = { from: '2026-10-01', to: '2026-10-31' }
const brand: Brand = { name: 'shop', settings, keys: [], seeded }
const period = { from: '2026-11-10', to: '2026-11-10' }

async function answer(query: unknown, asked = brand) {
  const store = await eventStoreOf(eventsOf([{}]))
  const result = await createAnswerQuery({ store, now: () => now, asOf: () => now })(asked, query, {})
  await store.close()
  return result
}

describe('createAnswerQuery', () => {
  it('answers JSON from outside by the brand’s settings', async () => {
    const meta = { time_zone: 'Europe/Paris', currency: 'JPY', currency_digits: 0, seeded }
    expect(await answer({ metrics: ['visits'], period })).toMatchObject({
      ok: true,
      answer: { totals: { visits: 1 }, meta },
    })
  })

  it('says what is wrong with a query', async () => {
    const error = { code: 'unknown_metric', path: 'metrics[0]' }
    expect(await answer({ metrics: ['visit'], period })).toMatchObject({ ok: false, error })
  })

  it('A1: counts nothing of another brand', async () => {
    const result = await answer({ metrics: ['visits'], period }, { ...brand, name: 'other' })
    expect(result).toMatchObject({ ok: true, answer: { totals: { visits: 0 } } })
  })
})
