import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { refusal } from './refusal.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }
const asked = (funnel: unknown, more: object = {}) => ({
  metrics: ['reached'],
  dimensions: ['funnel_step'],
  period,
  funnel,
  ...more,
})
const steps = ['page_view', 'purchase']

describe('the funnel of a query', () => {
  it('is read with its defaults, and its echo is the same query', () => {
    const parsed = parseQuery(asked({ steps: ['quiz', { event: 'purchase' }] }))
    if (!parsed.ok) throw new Error(parsed.error.message)
    const noFilters = { filters: [] }
    expect(parsed.query.funnel).toEqual({
      steps: [
        { event: 'quiz', ...noFilters },
        { event: 'purchase', ...noFilters },
      ],
      mode: 'ordered',
      window: 'visit',
    })
    expect(parseQuery(parsed.query)).toEqual(parsed)
  })

  it.each(['visit', '1m', '90m', '24h', '31d', '744h'])('takes the window %s', (window) => {
    expect(refusal(asked({ steps, window }))).toBeNull()
  })

  it.each(['0m', '32d', '1.5h', '30', 'h', '745h', '-1d', '1w', ' 1d'])('refuses the window %j', (window) => {
    expect(refusal(asked({ steps, window }))).toMatchObject({ path: 'funnel.window' })
  })

  it.each([
    [asked({ steps: ['page_view'] }), 'invalid_query', 'funnel.steps'],
    [asked({ steps: Array(9).fill('page_view') }), 'invalid_query', 'funnel.steps'],
    [asked({ steps: ['page_view', 'Page view'] }), 'invalid_query', 'funnel.steps[1]'],
    [asked({ steps: ['page_view', 5] }), 'invalid_query', 'funnel.steps[1]'],
    [asked({ steps: ['page_view', null] }), 'invalid_query', 'funnel.steps[1]'],
    [asked({ steps, mode: 'loose' }), 'invalid_query', 'funnel.mode'],
    [asked({ steps, mod: 'strict' }), 'invalid_query', 'funnel'],
    [asked({ steps: ['quiz', { event: 'quiz', filter: [] }] }), 'invalid_query', 'funnel.steps[1]'],
    [
      asked({ steps: ['quiz', { event: 'quiz', filters: [['devise', 'is', 'x']] }] }),
      'unknown_dimension',
      'funnel.steps[1].filters[0][0]',
    ],
    [
      asked({ steps: [{ event: 'quiz', filters: [['page', 'is', '/']] }, 'purchase'] }),
      'unsupported_pair',
      'funnel.steps[0].filters[0]',
    ],
    [
      asked({ steps: ['quiz', { event: 'purchase', filters: [{ not: ['source', 'is', 'mail'] }] }] }),
      'unsupported_pair',
      'funnel.steps[1].filters[0].not',
    ],
    [asked({ steps }, { dimensions: [] }), 'invalid_query', 'funnel'],
    [asked({ steps }, { dimensions: ['funnel_step', 'page'] }), 'unsupported_pair', 'dimensions'],
    [asked({ steps }, { dimensions: ['page', 'funnel_step'] }), 'unsupported_pair', 'dimensions'],
    [asked({ steps }, { filters: [['currency', 'is', 'EUR']] }), 'unsupported_pair', 'filters[0]'],
    [asked({ steps }, { metrics: ['reached', 'orders'] }), 'unsupported_pair', 'metrics[1]'],
    [asked({ steps, window: '1d' }, { metrics: ['visits'] }), 'unsupported_pair', 'metrics[0]'],
    [{ metrics: ['step_rate'], dimensions: ['date'], period }, 'unsupported_pair', 'metrics[0]'],
    [{ metrics: ['visits', 'step_time'], period }, 'unsupported_pair', 'metrics[1]'],
    [
      asked(
        {
          steps: ['quiz', { event: 'page_view', filters: [['page', 'is', Array(100).fill('a')]] }],
        },
        {
          filters: [
            ['device', 'is', Array(100).fill('a')],
            ['os', 'is', 'b'],
          ],
        },
      ),
      'invalid_query',
      'filters',
    ],
  ])('refuses %j as %s at "%s"', (query, code, path) => {
    expect(refusal(query)).toMatchObject({ code, path, message: expect.stringMatching(/./) })
  })
})
