// What was credited to each publication in a period, by one or several rules side by side. Currencies are never added.
import type { Brand } from '../brands/brand.ts'
import type { Span } from '../reports/calendar.ts'
import type { Row } from '../stores/events.ts'
import { creditQuestion } from './credit-question.ts'
import { creditRelation } from './credit-relation.ts'
import type { CreditReading } from './list-credits.ts'
import type { AttributionModel, AttributionRule } from './rule.ts'

/** What one publication was credited with, in one currency, in minor units. */
export interface CreditFigures {
  publication: string
  ambassador: string | null
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

/** A rule as it is, one that applied once, or what a model would say by the windows of the rules. */
export type Measure = { rule: AttributionRule } | { model: AttributionModel } | 'as_credited'

export type ReadCreditFigures = (brand: Brand, span: Span, by?: Measure) => Promise<CreditFigures[]>

export function createReadCreditFigures({ store, readFacts, now }: CreditReading): ReadCreditFigures {
  return async (brand, span, by = 'as_credited') => {
    const facts = await readFacts(brand)
    const isRule = by !== 'as_credited' && 'rule' in by
    const rules = isRule ? [{ ...by.rule, appliesFrom: 0 }] : facts.rules
    const model = by !== 'as_credited' && 'model' in by ? { model: by.model } : {}
    const rows = await store.query({
      ...creditQuestion(brand, span, { ...facts, rules }, now()),
      sql: (events) => figuresOf(creditRelation(events, { span, rules, ...model })),
    })
    return rows.map(toFigures)
  }
}

function figuresOf(credits: string): string {
  const counted = 'FILTER (WHERE held IS NULL)'
  const isHeld = 'FILTER (WHERE held IS NOT NULL)'
  return `SELECT publication, ambassador, currency, count(DISTINCT order_id) ${counted} AS orders,
    sum(share) ${counted} AS credited_orders, coalesce(sum(amount_minor) ${counted}, 0)::BIGINT AS net_minor,
    count(DISTINCT visitor_key) FILTER (WHERE held IS NULL AND is_new_buyer) AS new_buyers,
    avg(days_to_order) ${counted} AS days_to_order, count(DISTINCT order_id) ${isHeld} AS held_orders,
    coalesce(sum(amount_minor) ${isHeld}, 0)::BIGINT AS held_minor
  FROM ${credits} AS credits GROUP BY publication, ambassador, currency ORDER BY publication, currency`
}

function toFigures(row: Row): CreditFigures {
  const number = (name: string) => Number(row[name] ?? 0)
  return {
    publication: String(row.publication),
    ambassador: typeof row.ambassador === 'string' ? row.ambassador : null,
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
