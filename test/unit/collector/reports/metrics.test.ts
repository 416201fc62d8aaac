import { describe, expect, it } from 'vitest'
import { type ByScope, distinctIds, sums } from '../../../../collector/reports/measures.ts'
import { type Metric, metricNames, metrics, wayOf } from '../../../../collector/reports/metrics.ts'
import { type Scope, scopes } from '../../../../collector/reports/scopes.ts'

const ways = metricNames.flatMap((name) => {
  const { ways: all }: Metric = metrics[name]
  const names = Object.keys(scopes) as Scope[]
  return names.filter((scope) => all[scope]).map((scope) => ({ name, scope }))
})

describe('wayOf', () => {
  const withCurrency: Scope[] = ['events', 'lines']

  it.each(ways)('takes for $name only measures that $scope have', ({ name, scope }) => {
    const all = [wayOf(name, scope), ...(withCurrency.includes(scope) ? [wayOf(name, scope, true)] : [])]
    const { added, ids } = { added: all.flatMap((way) => way.sums), ids: all.flatMap((way) => way.ids) }
    const taken = [...added.map((sum): ByScope => sums[sum]), ...ids.map((id): ByScope => distinctIds[id])]
    for (const measure of taken) expect(Object.keys(measure)).toContain(scope)
  })

  it('says of every share what it is a share of', () => {
    for (const { name, scope } of ways) {
      const isShare = metrics[name].unit === 'ratio' && scope !== 'funnel'
      expect([name, wayOf(name, scope).of !== undefined]).toEqual([name, isShare])
    }
  })

  it('refuses a scope that a metric is not counted over', () => {
    expect(() => wayOf('bounce_rate', 'lines')).toThrow(TypeError)
  })
})
