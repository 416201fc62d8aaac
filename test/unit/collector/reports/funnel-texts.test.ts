import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { type AskedReport, queryOfTable } from '../../../../collector/reports/query-of-report.ts'
import { reportCatalogue } from '../../../../collector/reports/report-catalogue.ts'

const [funnel] = reportCatalogue.funnel.tables
const [overview] = reportCatalogue.overview.tables
const days = { from: '2026-11-01', to: '2026-11-30' }

/** The query that the texts stand for, or what is wrong with it and where. */
function asked(texts: Omit<AskedReport, 'from' | 'to'>, table: typeof funnel | typeof overview = funnel) {
  const made = queryOfTable(table, { ...days, ...texts })
  if (!made.ok) return made.error.path
  const parsed = parseQuery(made.query)
  return parsed.ok ? parsed.query : parsed.error.path
}

describe('a funnel in an address or on a command line', () => {
  it('is names with commas, with a mode, a window and what stands beside the steps', () => {
    const texts = { steps: 'search, view_item,purchase', mode: 'strict', window: '2h', by: 'week' }
    expect(asked(texts)).toMatchObject({
      dimensions: ['funnel_step', 'week'],
      funnel: {
        steps: [{ event: 'search' }, { event: 'view_item' }, { event: 'purchase' }],
        mode: 'strict',
        window: '2h',
      },
    })
  })

  it('is steps as JSON where they have filters', () => {
    const steps = '["quiz", {"event": "page_view", "filters": [["page", "is", "/sale"]]}]'
    expect(asked({ steps })).toMatchObject({
      funnel: { steps: [{ event: 'quiz' }, { event: 'page_view', filters: [['page', 'is', '/sale']] }] },
    })
  })

  it('has the usual steps where only the mode is said, and is none where nothing is', () => {
    const steps = ['search', 'select_item', 'add_to_cart', 'purchase'].map((event) => ({
      event,
      filters: [],
    }))
    expect(asked({ mode: 'strict' })).toMatchObject({ funnel: { steps, mode: 'strict' } })
    expect(asked({})).not.toHaveProperty('funnel')
  })

  it.each([
    [{ steps: '[' }, 'funnel.steps'],
    [{ steps: 'search' }, 'funnel.steps'],
    [{ steps: 'search,,purchase' }, 'funnel.steps[1]'],
    [{ mode: 'loose' }, 'funnel.mode'],
    [{ window: '99d' }, 'funnel.window'],
    [{ by: 'page' }, 'dimensions'],
    [{ by: 'colour' }, 'dimensions[1]'],
  ])('is refused with its place: %j at %s', (texts, path) => {
    expect(asked(texts)).toBe(path)
  })

  it('is refused for a table without steps', () => {
    expect(asked({ steps: 'search,purchase' }, overview)).toBe('steps')
  })
})
