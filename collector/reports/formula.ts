// How a metric is made from measures: a formula takes sums and counts over grains, and what it took is written down.
import { type DistinctId, grainColumn, loneColumn, loneIds, type SumName } from './measures.ts'
import type { Scope } from './scopes.ts'

/** What the grains must hold for a metric, and how it is worked out over them. */
export interface Way {
  sums: readonly SumName[]
  ids: readonly DistinctId[]
  /** Over grains. */
  sql: string
  /** Of a share: what it is a share of, both as SQL over grains, so that its interval can be worked out. */
  of?: { numerator: string; denominator: string }
}

/** Over the grains of one scope, each of these is an SQL expression. */
export interface Take {
  /** A sum; nothing to add up is 0. */
  total(name: SumName): string
  /** A sum of amounts; null where there was something to have an amount and not one of it said any. */
  measured(name: SumName, of: SumName): string
  /** How many different IDs there are; with `having`, only where that sum is above zero. */
  distinct(id: DistinctId, having?: SumName): string
  /** Whether only the brand's currency is counted; otherwise all grains are of one currency. */
  atHome: boolean
}

/** One expression, or what a share is a share of. */
export type Formula =
  | { sql: (take: Take) => string }
  | { numerator: (take: Take) => string; denominator: (take: Take) => string }

/** A formula over the grains of a scope. */
export function wayOver(scope: Scope, formula: Formula, atHome: boolean): Way {
  const sums = new Set<SumName>()
  const ids = new Set<DistinctId>()
  const sumColumn = (name: SumName) => {
    sums.add(name)
    return grainColumn(scope, name)
  }
  const idColumn = (id: DistinctId) => {
    ids.add(id)
    return grainColumn(scope, id)
  }
  const total = (name: SumName) => `coalesce(sum(${sumColumn(name)}), 0)`
  const take: Take = {
    total,
    measured: (name, of) =>
      `CASE WHEN count(${sumColumn(name)}) = 0 AND ${total(of)} > 0 THEN NULL ELSE ${total(name)} END`,
    distinct(id, having) {
      const counted = (column: string) =>
        having ? `CASE WHEN ${sumColumn(having)} > 0 THEN ${column} END` : column
      const different = `count(DISTINCT ${counted(idColumn(id))})`
      if (!loneIds[scope]?.includes(id)) return different
      return `(${different} + coalesce(sum(${counted(loneColumn(scope, id))}), 0))`
    },
    atHome,
  }
  const made = 'sql' in formula ? { sql: formula.sql(take) } : shareOf(formula, take)
  return { sums: [...sums], ids: [...ids], ...made }
}

function shareOf(
  { numerator, denominator }: Extract<Formula, { numerator: unknown }>,
  take: Take,
): Pick<Way, 'sql' | 'of'> {
  const of = { numerator: numerator(take), denominator: denominator(take) }
  return { sql: per(of.numerator, of.denominator), of }
}

/** Null where there is nothing to divide by. */
export const per = (over: string, under: string) => `(${over}) / nullif(${under}, 0)`

/** A sum as it is. */
export const sum = (name: SumName): Formula => ({ sql: ({ total }) => total(name) })
/** Each ID once. */
export const each = (id: DistinctId): Formula => ({ sql: ({ distinct }) => distinct(id) })
/** A share of one sum in another that holds it. */
export const share = (part: SumName, whole: SumName): Formula => ({
  numerator: ({ total }) => total(part),
  denominator: ({ total }) => total(whole),
})

const revenue = ({ atHome, measured }: Take) =>
  atHome ? measured('home_revenue', 'home_orders') : measured('own_revenue', 'own_orders')
const searchRevenue = ({ atHome, measured }: Take) =>
  atHome
    ? measured('home_search_revenue', 'home_search_lines')
    : measured('own_search_revenue', 'search_lines')
const orders = ({ atHome, total }: Take) => total(atHome ? 'home_orders' : 'own_orders')
const refunded = ({ atHome, measured }: Take) =>
  atHome ? measured('home_refunded', 'home_refunds') : measured('own_refunded', 'refunds')

const sold = ({ atHome, measured }: Take) =>
  atHome ? measured('home_sold', 'home_sales') : measured('own_sold', 'sales')
const confirmed = ({ atHome, measured }: Take) =>
  atHome
    ? measured('home_confirmed_value', 'home_confirmed')
    : measured('own_confirmed_value', 'orders_confirmed')
const unconfirmed = ({ atHome, measured }: Take) =>
  atHome
    ? measured('home_unconfirmed_value', 'home_unconfirmed')
    : measured('own_unconfirmed_value', 'orders_unconfirmed')

const credited = ({ atHome, total }: Take) => total(atHome ? 'home_credited' : 'own_credited')

/** Amounts in the currency that is shown. */
export const money = { credited, revenue, searchRevenue, orders, refunded, sold, confirmed, unconfirmed }
