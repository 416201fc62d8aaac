import { describe, expect, it } from 'vitest'
import { capabilities, eventsOf, supports } from '../../../../collector/reports/capabilities.ts'
import { dimensionNames } from '../../../../collector/reports/dimensions.ts'
import { metricNames, metrics } from '../../../../collector/reports/metrics.ts'

describe('capabilities', () => {
  it('list every metric once, with a sentence and a unit', () => {
    expect(capabilities.map(({ metric }) => metric)).toEqual(metricNames)
    for (const { definition, unit } of capabilities) {
      expect(definition).toMatch(/^[A-Z].*\.$/)
      expect(['count', 'minor', 'ratio', 'seconds', 'decimal']).toContain(unit)
    }
  })

  it('give every ratio its numerator and denominator', () => {
    for (const { unit, numerator, denominator } of capabilities) {
      if (unit === 'ratio') expect([typeof numerator, typeof denominator]).toEqual(['string', 'string'])
    }
  })

  it('use every dimension', () => {
    const used = new Set(capabilities.flatMap((capability) => capability.dimensions))
    // Weeks only stand beside the steps of a funnel.
    expect([...used].sort()).toEqual(dimensionNames.filter((name) => name !== 'week').sort())
  })

  it('let nothing be null where nothing happened but what cannot be said', () => {
    for (const name of metricNames) {
      const { unit, nothing } = metrics[name]
      if (unit === 'count') expect([name, nothing]).toEqual([name, 0])
      if (unit === 'ratio') expect([name, nothing]).toEqual([name, null])
    }
  })
})

describe('supports', () => {
  it.each([
    ['page_views', 'page', true],
    ['page_views', 'product', false],
    ['quantity', 'product', true],
    ['visits', 'funnel_step', true],
    ['orders', 'funnel_step', false],
    ['revenue', 'currency', true],
    ['conversion', 'currency', false],
  ] as const)('says of %s by %s: %s', (metric, dimension, supported) => {
    expect(supports(metric, dimension)).toBe(supported)
  })
})

describe('eventsOf', () => {
  it('narrows a metric to the events that have the dimension', () => {
    expect(eventsOf('visits', ['page'])).toEqual(['page_view'])
    expect(eventsOf('orders', ['product', 'currency'])).toEqual(['purchase'])
    expect(eventsOf('visits', ['date', 'device'])).toBe('any')
  })

  it('is empty where no event has both dimensions', () => {
    expect(eventsOf('visits', ['page', 'search_term'])).toEqual([])
  })

  it('never leaves a metric without events by a dimension it supports', () => {
    for (const { metric, dimensions: by } of capabilities) {
      for (const dimension of by) expect(eventsOf(metric, [dimension])).not.toEqual([])
    }
  })
})
