import { expect, it } from 'vitest'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import type { Filter } from '../../../../collector/reports/query.ts'
import { queryWithin } from '../../../../collector/reports/query-within.ts'

const ownPublication: Filter = ['publication', 'is', 'P1']

function within(query: object, filters: Filter[]) {
  const parsed = parseQuery({ period: { from: '2026-11-01', to: '2026-11-02' }, ...query })
  if (!parsed.ok) throw new Error(parsed.error.message)
  return queryWithin(parsed.query, filters)
}

it('puts the filters after the query’s own, so that all of them hold', () => {
  const asked = { metrics: ['visits'], filters: [['device', 'is', 'phone']] }
  expect(within(asked, [ownPublication])).toMatchObject({
    ok: true,
    query: { filters: [['device', 'is', 'phone'], ownPublication] },
  })
})

it('leaves a query alone where there is nothing to add', () => {
  const asked = within({ metrics: ['visits'] }, [])
  expect(asked.ok && asked.query.filters).toEqual([])
})

it('refuses a metric that cannot be filtered so, rather than answering it in full', () => {
  expect(within({ metrics: ['bounce_rate'] }, [['product', 'is', 'SKU1']])).toMatchObject({
    ok: false,
    error: { code: 'unsupported_pair' },
  })
})
