// Some of what is asked, gathered in one group, or in one a day.
import type { DimensionName } from '../dimensions.ts'
import { type FigureOptions, figuresOf } from '../figures.ts'
import type { Group } from '../group.ts'
import { type Metric, metrics } from '../metrics.ts'
import type { Filter } from '../query.ts'

/** Counted over the same as when it is broken down: a filter that keeps everything still asks for the dimension. */
export async function figuresTogether(
  options: FigureOptions,
  brokenDown: DimensionName | undefined,
  by: DimensionName[],
): Promise<Group[]> {
  const { order, ...asked } = options.query
  const anyValue: Filter[] = brokenDown ? [[brokenDown, 'is_not', []]] : []
  const query = { ...asked, dimensions: by, filters: [...asked.filters, ...anyValue] }
  const { groups, totals, shares } = await figuresOf({ ...options, query })
  const all = by.length > 0 ? groups : [{ day: null, value: null, productName: null, values: totals, shares }]
  return brokenDown === 'currency' ? all.map(withoutMoney) : all
}

/** Amounts of several currencies are never one. */
function withoutMoney(group: Group): Group {
  const isMoney = (name: string) =>
    Object.entries(metrics).some(([known, { unit }]: [string, Metric]) => known === name && unit === 'minor')
  const values = Object.entries(group.values).map(([name, value]) => [name, isMoney(name) ? null : value])
  return { ...group, values: Object.fromEntries(values) }
}
