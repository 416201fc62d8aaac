// Asks the store for one query over one period, and reads its rows as groups and a total.
import type { EventStore, Row } from '../stores/events.ts'
import { addUpBy } from './add-up.ts'
import type { MetricValue, MetricValues } from './answer.ts'
import type { Dialect } from './dialect.ts'
import { isFunnel } from './funnel.ts'
import { readFunnel } from './funnel-figures.ts'
import { createFunnelStatement } from './funnel-statement.ts'
import { byColumn, spanAsked } from './grains.ts'
import type { Figures, Group, Shares } from './group.ts'
import { type Metric, type MetricName, metrics } from './metrics.ts'
import type { Period } from './period.ts'
import type { Query } from './query.ts'
import {
  createStatement,
  type Statement,
  type StatementOptions,
  shareColumns,
  valueColumn,
} from './statement.ts'

export interface FigureOptions
  extends Pick<StatementOptions, 'only' | 'shown' | 'conditions' | 'ofLines' | 'credits'> {
  store: Pick<EventStore, 'query'>
  brand: { brand: string; currency: string }
  query: Query
  period: Period
  dialect: Dialect
}

/** The figures of a query over a period. */
export async function figuresOf(options: FigureOptions): Promise<Figures> {
  const { query, brand } = options
  if (isFunnel(query)) {
    const statement = createFunnelStatement({ ...options, currency: brand.currency })
    return readFunnel(await ask(options, statement), query)
  }
  const rows = await ask(options, createStatement({ ...options, currency: brand.currency }))
  const total = rows.find((row) => row.is_total === true)
  if (total === undefined) throw new TypeError('a statement has a row of totals')
  const groups = rows.filter((row) => row.is_total !== true).map((row) => readGroup(row, query))
  return { groups, totals: readValues(total, query), shares: readShares(total, query) }
}

function ask(options: FigureOptions, { sql, params }: Statement): Promise<Row[]> {
  const { store, brand, query, period, dialect, ofLines } = options
  const asked = { brand: brand.brand, ...spanAsked(query, period, ofLines), sql, params }
  return store.query({ ...asked, addUp: addUpBy(period.timeZone, dialect) })
}

function readGroup(row: Row, query: Query): Group {
  const other = query.dimensions.find((name) => name !== 'date')
  const day = row[byColumn('date')]
  return {
    day: typeof day === 'number' ? day : null,
    value: other === undefined ? null : textOf(row[byColumn(other)]),
    productName: textOf(row.product_name),
    values: readValues(row, query),
    shares: readShares(row, query),
  }
}

function readShares(row: Row, { metrics: asked }: Query): Shares {
  const shares = asked.flatMap((name) => {
    const columns = shareColumns(name)
    const [numerator, denominator] = [row[columns.numerator], row[columns.denominator]]
    const isShare = typeof numerator === 'number' && typeof denominator === 'number'
    return isShare ? [[name, { numerator, denominator }]] : []
  })
  return Object.fromEntries(shares)
}

function readValues(row: Row, { metrics: asked }: Query): MetricValues {
  return Object.fromEntries(asked.map((name) => [name, valueOfCell(name, row[valueColumn(name)])]))
}

function valueOfCell(name: MetricName, cell: Row[string] | undefined): MetricValue {
  const { unit }: Metric = metrics[name]
  if (typeof cell !== 'number') return null
  return unit === 'ratio' || unit === 'decimal' ? cell : Math.round(cell)
}

function textOf(cell: Row[string] | undefined): string | null {
  return typeof cell === 'string' ? cell : null
}
