// What was credited to each publication, or ambassador, in a period, by a rule. Currencies are never added.
import type { Brand } from '../brands/brand.ts'
import type { Span } from '../reports/calendar.ts'
import type { Row } from '../stores/events.ts'
import { creditQuestion } from './credit-question.ts'
import { creditRelation } from './credit-relation.ts'
import type { CreditReading } from './list-credits.ts'
import type { AttributionModel, AttributionRule } from './rule.ts'

/** What was credited in one currency, in its minor units. */
export interface CreditSums {
  currency: string
  /** Different orders with a credit that is not held. */
  orders: number
  /** The shares of those credits added up: an order between two publications is half an order of each. */
  credited_orders: number
  net_minor: number
  /** Orders by a visitor of whom no order before is known. */
  new_buyers: number
  /** Mean days from touch to order, rounded down each; null without orders. */
  days_to_order: number | null
  held_orders: number
  held_minor: number
}

export interface CreditFigures extends CreditSums {
  publication: string
  ambassador: string | null
}

/** An order that two of their publications brought is one order of theirs. */
export interface AmbassadorFigures extends CreditSums {
  ambassador: string
}

/** A rule as it is, one that applied once, or what a model would say by the windows of the rules. */
export type Measure = { rule: AttributionRule } | { model: AttributionModel } | 'as_credited'

export interface ReadCreditFigures {
  byPublication(brand: Brand, span: Span, by?: Measure): Promise<CreditFigures[]>
  /** Of the registered publications, as credited. */
  byAmbassador(brand: Brand, span: Span): Promise<AmbassadorFigures[]>
}

export function createReadCreditFigures({ store, readFacts, now }: CreditReading): ReadCreditFigures {
  async function read(brand: Brand, span: Span, by: Measure, keys: readonly string[]): Promise<Row[]> {
    const facts = await readFacts(brand)
    const isRule = by !== 'as_credited' && 'rule' in by
    const rules = isRule ? [{ ...by.rule, appliesFrom: 0 }] : facts.rules
    const model = by !== 'as_credited' && 'model' in by ? { model: by.model } : {}
    return store.query({
      ...creditQuestion(brand, span, { ...facts, rules }, now()),
      sql: (events, rollUp) => figuresOf(creditRelation({ events, rollUp }, { span, rules, ...model }), keys),
    })
  }

  return {
    async byPublication(brand, span, by = 'as_credited') {
      const rows = await read(brand, span, by, ['publication', 'ambassador'])
      return rows.map((row) => ({
        publication: String(row.publication),
        ambassador: typeof row.ambassador === 'string' ? row.ambassador : null,
        ...sumsOf(row),
      }))
    },
    async byAmbassador(brand, span) {
      const rows = await read(brand, span, 'as_credited', ['ambassador'])
      return rows
        .filter(({ ambassador }) => ambassador !== null)
        .map((row) => ({ ambassador: String(row.ambassador), ...sumsOf(row) }))
    },
  }
}

function figuresOf(credits: string, keys: readonly string[]): string {
  const counted = 'FILTER (WHERE held IS NULL)'
  const isHeld = 'FILTER (WHERE held IS NOT NULL)'
  const by = [...keys, 'currency'].join(', ')
  return `SELECT ${by}, count(DISTINCT order_id) ${counted} AS orders,
    sum(share) ${counted} AS credited_orders, coalesce(sum(amount_minor) ${counted}, 0)::BIGINT AS net_minor,
    count(DISTINCT visitor_key) FILTER (WHERE held IS NULL AND is_new_buyer) AS new_buyers,
    avg(days_to_order) ${counted} AS days_to_order, count(DISTINCT order_id) ${isHeld} AS held_orders,
    coalesce(sum(amount_minor) ${isHeld}, 0)::BIGINT AS held_minor
  FROM ${credits} AS credits GROUP BY ${by} ORDER BY ${by}`
}

function sumsOf(row: Row): CreditSums {
  const number = (name: string) => Number(row[name] ?? 0)
  return {
    currency: String(row.currency),
    orders: number('orders'),
    credited_orders: number('credited_orders'),
    net_minor: number('net_minor'),
    new_buyers: number('new_buyers'),
    days_to_order: typeof row.days_to_order === 'number' ? row.days_to_order : null,
    held_orders: number('held_orders'),
    held_minor: number('held_minor'),
  }
}
