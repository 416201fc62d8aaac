import { describe, expect, it } from 'vitest'
import { capabilities } from '../../../../collector/reports/capabilities.ts'
import { dimensionNames } from '../../../../collector/reports/dimensions.ts'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }

function refusal(query: unknown) {
  const parsed = parseQuery(query)
  return parsed.ok ? null : parsed.error
}

describe('parseQuery', () => {
  it('takes the query of the contract and fills in its defaults', () => {
    const query = {
      metrics: ['visitors', 'page_views', 'orders', 'revenue'],
      dimensions: ['date'],
      period,
      filters: [['device', 'is', 'phone']],
      compare: 'previous',
    }
    expect(parseQuery(query)).toEqual({ ok: true, query: { ...query, limit: 100 } })
  })

  it('needs no more than a metric and a period', () => {
    const query = { metrics: ['visits'], dimensions: [], period, filters: [], limit: 100 }
    expect(parseQuery({ metrics: ['visits'], period })).toEqual({ ok: true, query })
  })

  it('reads "is not" with a space as is_not', () => {
    const parsed = parseQuery({
      metrics: ['visits'],
      period,
      filters: [['device', 'is not', ['phone', null]]],
    })
    expect(parsed.ok && parsed.query.filters).toEqual([['device', 'is_not', ['phone', null]]])
  })

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
    [
      { metrics: ['visits'], dimensions: ['date', 'funnel_step'], period },
      'invalid_query',
      'dimensions',
      /alone/,
    ],
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

  it('takes groups four deep and not five', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? ['device', 'is', 'phone'] : { not: nested(depth - 1) }
    const query = (depth: number) => ({ metrics: ['visits'], period, filters: [nested(depth)] })
    expect(refusal(query(4))).toBeNull()
    expect(refusal(query(5))).toEqual({
      code: 'invalid_query',
      path: 'filters[0].not.not.not.not',
      message: 'Groups are 4 deep at most.',
    })
  })

  it('refuses a day-by-day break-down of more than 100,000 rows', () => {
    const long = { from: '2025-01-01', to: '2026-12-31' }
    expect(
      refusal({ metrics: ['visits'], dimensions: ['date', 'page'], period: long, limit: 1000 })?.path,
    ).toBe('limit')
    expect(
      refusal({ metrics: ['visits'], dimensions: ['date', 'page'], period: long, limit: 100 }),
    ).toBeNull()
  })

  it('refuses dimensions that no event can have together, naming them', () => {
    const query = {
      metrics: ['visits'],
      dimensions: ['page'],
      period,
      filters: [['search_term', 'is', 'boots']],
    }
    expect(refusal(query)?.message).toMatch(/visits .* page and search_term/)
  })

  it.each(['page', 'search_term'])(
    'refuses to filter the funnel by %s: its other steps have none',
    (dimension) => {
      const query = {
        metrics: ['visits'],
        dimensions: ['funnel_step'],
        period,
        filters: [[dimension, 'is', 'x']],
      }
      expect(refusal(query)?.code).toBe('unsupported_pair')
    },
  )

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

  it('takes a metric by a dimension exactly where the capabilities say so', () => {
    for (const { metric, dimensions } of capabilities) {
      for (const dimension of dimensionNames) {
        const taken = parseQuery({ metrics: [metric], dimensions: [dimension], period }).ok
        expect([metric, dimension, taken]).toEqual([metric, dimension, dimensions.includes(dimension)])
      }
    }
  })
})

it('refuses filters that hold more values than the store has memory for', () => {
  const values = Array.from({ length: 100 }, (_, number) => `/${number}`)
  const filters = [1, 2, 3].map(() => ['page', 'is', values])
  const period = { from: '2026-11-01', to: '2026-11-30' }
  expect(parseQuery({ metrics: ['page_views'], period, filters })).toMatchObject({
    ok: false,
    error: { code: 'invalid_query', path: 'filters' },
  })
})
