import { describe, expect, it } from 'vitest'
import { type Draft, figuresAlone, reportOf } from '../../../support/report-of.ts'
import { uuid } from '../../../support/stored-event.ts'

describe('the funnel', () => {
  it('counts a visit that did the steps in their order only', async () => {
    const at = (name: string, session: number, minute: number): Draft => ({
      name,
      session: uuid(session),
      on: `2026-11-10T12:${String(minute).padStart(2, '0')}:00Z`,
      ...(name === 'search' ? { search_term: 'boots' } : {}),
    })
    const backwards = [
      at('search', 1, 5),
      at('select_item', 1, 4),
      at('add_to_cart', 1, 6),
      at('purchase', 1, 7),
    ]
    const forwards = [
      at('purchase', 2, 9),
      at('add_to_cart', 2, 9),
      at('select_item', 2, 8),
      at('search', 2, 7),
    ]
    const late = [at('search', 3, 1), at('select_item', 3, 0), at('select_item', 3, 2), at('purchase', 3, 3)]
    const { rows } = await reportOf([...backwards, ...forwards, ...late], {
      metrics: ['visits', 'share'],
      dimensions: ['funnel_step'],
    })
    expect(rows.map(figuresAlone)).toEqual([
      { funnel_step: 'search', visits: 3, share: 1 },
      { funnel_step: 'select_item', visits: 2, share: 2 / 3 },
      { funnel_step: 'add_to_cart', visits: 1, share: 1 / 3 },
      { funnel_step: 'purchase', visits: 1, share: 1 / 3 },
    ])
  })

  it('has no share where nobody searched', async () => {
    const { rows } = await reportOf([{}], { metrics: ['share'], dimensions: ['funnel_step'] })
    expect(rows.map((row) => row.share)).toEqual([null, null, null, null])
  })
})
