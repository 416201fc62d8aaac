import { describe, expect, it } from 'vitest'
import { refusal } from './refusal.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }

describe('parseQuery', () => {
  it.each([
    [{ metrics: ['visitor'], period }, 'unknown_metric', 'metrics[0]', /Nearest: visitors\./],
    [{ metrics: ['visits', 'revenu'], period }, 'unknown_metric', 'metrics[1]', /Nearest: revenue\./],
    [
      { metrics: ['visits'], dimensions: ['dat'], period },
      'unknown_dimension',
      'dimensions[0]',
      /Nearest: date\./,
    ],
    [
      { metrics: ['visits'], period, filters: [['devise', 'is', 'x']] },
      'unknown_dimension',
      'filters[0][0]',
      /device/,
    ],
    [
      { metrics: ['visits'], period, filters: [['date', 'is', 'x']] },
      'unknown_dimension',
      'filters[0][0]',
      /Unknown/,
    ],
    [{ metrics: ['zzzzzzzzzzzz'], period }, 'unknown_metric', 'metrics[0]', /^Unknown metric\.$/],
    [{ metrics: ['constructor'], period }, 'unknown_metric', 'metrics[0]', /Unknown metric/],
    [{ metric: ['visits'], metrics: ['visits'], period }, 'invalid_query', '', /Nearest: metrics\./],
    [{ metrics: ['visits'], period: { ...period, form: 1 } }, 'invalid_query', 'period', /Nearest: from\./],
    [{ metrics: ['visits'], period: { from: '2026-11-01' } }, 'invalid_query', 'period.to', /./],
    [
      { metrics: ['visits'], period: { from: '2026-02-30', to: '2026-03-01' } },
      'invalid_period',
      'period.from',
      /YYYY/,
    ],
    [
      { metrics: ['visits'], period: { from: '1/2/2026', to: '2026-03-01' } },
      'invalid_period',
      'period.from',
      /YYYY/,
    ],
    [
      { metrics: ['visits'], period: { from: '2026-03-02', to: '2026-03-01' } },
      'invalid_period',
      'period',
      /ends/,
    ],
    [
      { metrics: ['visits'], period: { from: '2024-01-01', to: '2026-02-01' } },
      'invalid_period',
      'period',
      /25 months/,
    ],
    [
      { metrics: ['visits'], period: { from: '0001-01-01', to: '0001-01-02' } },
      'invalid_period',
      'period',
      /between/,
    ],
    [{ metrics: [], period }, 'invalid_query', 'metrics', /./],
    [{ metrics: ['visits', 'visits'], period }, 'invalid_query', 'metrics', /twice/],
    [
      { metrics: ['visits'], dimensions: ['page', 'device'], period },
      'invalid_query',
      'dimensions',
      /date and another/,
    ],
    [
      { metrics: ['visits'], dimensions: ['date', 'date'], period },
      'invalid_query',
      'dimensions',
      /date and another/,
    ],
    [{ metrics: ['visits'], dimensions: ['date', 'week'], period }, 'unsupported_pair', 'metrics[0]', /week/],
    [{ metrics: ['visits'], period, order: { by: 'orders' } }, 'invalid_query', 'order.by', /of the query/],
    [{ metrics: ['visits'], period, limit: 0 }, 'invalid_query', 'limit', /./],
    [{ metrics: ['visits'], period, limit: 1001 }, 'invalid_query', 'limit', /./],
    [{ metrics: ['visits'], period, compare: 'year' }, 'invalid_query', 'compare', /./],
    [
      { metrics: ['visits'], period, filters: [['device', 'like', 'x']] },
      'invalid_query',
      'filters[0][1]',
      /./,
    ],
    [{ metrics: ['visits'], period, filters: [['device', 'is', []]] }, 'invalid_query', 'filters[0][2]', /./],
    [{ metrics: ['visits'], period, filters: [['device', 'is', 5]] }, 'invalid_query', 'filters[0][2]', /./],
    [
      { metrics: ['page_views'], dimensions: ['product'], period },
      'unsupported_pair',
      'metrics[0]',
      /page_views .* product/,
    ],
    [{ metrics: ['visits', 'share'], period }, 'unsupported_pair', 'metrics[1]', /share .* funnel_step/],
    [
      { metrics: ['orders'], period, filters: [['page', 'is', '/']] },
      'unsupported_pair',
      'filters[0]',
      /orders .* page/,
    ],
    [{ metrics: ['visits'], period, compare: { from: '2026-01-01' } }, 'invalid_query', 'compare.to', /./],
    [
      { metrics: ['visits'], period, compare: { from: '2026-01-02', to: '2026-01-01' } },
      'invalid_period',
      'compare',
      /ends/,
    ],
    [
      { metrics: ['visits'], period, compare: { form: 1, from: '2026-01-01', to: '2026-01-01' } },
      'invalid_query',
      'compare',
      /Nearest: from/,
    ],
    [
      {
        metrics: ['visits'],
        period,
        filters: [
          {
            or: [
              ['device', 'is', 'x'],
              ['devise', 'is', 'x'],
            ],
          },
        ],
      },
      'unknown_dimension',
      'filters[0].or[1][0]',
      /device/,
    ],
    [{ metrics: ['visits'], period, filters: [{ and: [] }] }, 'invalid_query', 'filters[0].and', /./],
    [{ metrics: ['visits'], period, filters: [{}] }, 'invalid_query', 'filters[0]', /one key/],
    [
      { metrics: ['visits'], period, filters: [{ not: ['device', 'is', 'x'], also: 1 }] },
      'invalid_query',
      'filters[0]',
      /Unknown key/,
    ],
    [
      {
        metrics: ['visits'],
        period,
        filters: [['device', 'is', 'a'], { not: ['device', 'matches', 'a(?=b)'] }],
      },
      'invalid_query',
      'filters[1].not[2]',
      /pattern is made of/,
    ],
    [
      { metrics: ['visits'], period, filters: [['device', 'matches', ['a', '(']]] },
      'invalid_query',
      'filters[0][2][1]',
      /./,
    ],
    [
      {
        metrics: ['orders'],
        period,
        filters: [
          {
            and: [
              ['device', 'is', 'a'],
              ['page', 'is', '/'],
            ],
          },
        ],
      },
      'unsupported_pair',
      'filters[0].and[1]',
      /orders .* page/,
    ],
    [null, 'invalid_query', '', /./],
    ['metrics', 'invalid_query', '', /./],
    [[], 'invalid_query', '', /./],
  ])('refuses %j as %s at "%s"', (query, code, path, message) => {
    expect(refusal(query)).toEqual({ code, path, message: expect.stringMatching(message) })
  })

  it('never repeats what was written in its message', () => {
    const written = '<script>alert(1)</script>'
    const queries = [
      { metrics: [written], period },
      { metrics: ['visits'], dimensions: [written], period },
      { metrics: ['visits'], period, [written]: 1 },
      { metrics: ['visits'], period: { from: written, to: written } },
      { metrics: ['visits'], period, filters: [[written, 'is', 'x']] },
    ]
    for (const query of queries) expect(JSON.stringify(refusal(query))).not.toContain('script')
  })
})
