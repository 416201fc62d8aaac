import { describe, expect, it } from 'vitest'
import { capabilities } from '../../../../collector/reports/capabilities.ts'
import { dimensionNames } from '../../../../collector/reports/dimensions.ts'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }

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

  it('takes a metric by a dimension exactly where the capabilities say so', () => {
    for (const { metric, dimensions } of capabilities) {
      for (const dimension of dimensionNames) {
        const taken = parseQuery({ metrics: [metric], dimensions: [dimension], period }).ok
        expect([metric, dimension, taken]).toEqual([metric, dimension, dimensions.includes(dimension)])
      }
    }
  })
})
