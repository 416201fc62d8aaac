// The credits of a period, order by order: touches from the events, divided by `creditOrder`.
import type { Brand } from '../brands/brand.ts'
import type { Span } from '../reports/calendar.ts'
import type { EventStore, Row } from '../stores/events.ts'
import { type Credit, creditOrder, type HeldReason, type Touch } from './credit-order.ts'
import { creditQuestion, type ReadCreditFacts } from './credit-question.ts'
import { heldReasons } from './fraud-rule.ts'
import { orderTouches } from './order-touches.ts'
import { type AttributionModel, type AttributionRule, ruleAt } from './rule.ts'
import { withTables } from './table.ts'

/** A credit with what a reader wants to know of its order. */
export interface ListedCredit extends Credit {
  /** Milliseconds since 1970. */
  orderedAt: number
  /** The brand's server confirmed it (S1). */
  verified: boolean
}

/** The last order of the page before. */
export interface CreditCursor {
  orderedAt: number
  order: string
}

export interface CreditsAsked {
  /** Orders made in it. */
  span: Span
  /** What another model would say; absent: each order by the rule of its moment. */
  model?: AttributionModel | undefined
  after?: CreditCursor | undefined
  /** Only their credits, of the orders that they have one of (A2). */
  ambassador?: string | undefined
  /** Orders at most. */
  limit: number
}

export interface CreditPage {
  credits: ListedCredit[]
  /** Null when this is the last page. */
  next: CreditCursor | null
}

export type ListCredits = (brand: Brand, asked: CreditsAsked) => Promise<CreditPage>

export interface CreditReading {
  store: Pick<EventStore, 'query' | 'keep'>
  readFacts: ReadCreditFacts
  now: () => number
}

export function createListCredits({ store, readFacts, now }: CreditReading): ListCredits {
  return async (brand, { span, model, after, limit, ambassador }) => {
    const facts = await readFacts(brand)
    const question = creditQuestion(brand, span, facts, now())
    const wanted = [
      ...(after ? ['(ordered_at, order_id) > ($after_at, $after_order)'] : []),
      ...(ambassador === undefined
        ? []
        : ['order_key IN (SELECT order_key FROM order_touches WHERE ambassador = $ambassador)']),
    ]
    const rows = await store.query({
      ...question,
      sql: (events, rollUp) => `${withTables(orderTouches({ events, rollUp }, { span, rules: facts.rules }))}
        SELECT * FROM order_touches${wanted.length > 0 ? ` WHERE ${wanted.join(' AND ')}` : ''}
        QUALIFY dense_rank() OVER (ORDER BY ordered_at, order_id) <= ${limit + 1}
        ORDER BY ordered_at, order_id, touch_at`,
      params: {
        ...question.params,
        ...(after ? { after_at: after.orderedAt, after_order: after.order } : {}),
        ...(ambassador === undefined ? {} : { ambassador }),
      },
    })
    const orders = byOrder(rows)
    const page = orders.slice(0, limit)
    const last = page.at(-1)?.[0]
    return {
      credits: page
        .flatMap((touches) => creditsOf(touches, facts.rules, model))
        .filter((credit) => ambassador === undefined || credit.ambassador === ambassador),
      next: last && orders.length > limit ? cursorOf(last) : null,
    }
  }
}

/** Rows come in the order of their orders. */
function byOrder(rows: readonly Row[]): Row[][] {
  const orders: Row[][] = []
  for (const row of rows) {
    const last = orders.at(-1)
    if (last?.[0]?.order_key === row.order_key) last?.push(row)
    else orders.push([row])
  }
  return orders
}

function cursorOf(row: Row): CreditCursor {
  return { orderedAt: Number(row.ordered_at), order: String(row.order_id) }
}

function creditsOf(
  rows: readonly Row[],
  rules: readonly AttributionRule[],
  model: AttributionModel | undefined,
): ListedCredit[] {
  const [row] = rows
  if (row === undefined) return []
  const orderedAt = Number(row.ordered_at)
  const order = {
    id: String(row.order_id),
    at: orderedAt,
    currency: String(row.currency),
    grossMinor: Number(row.gross_minor),
    refundedMinor: Number(row.refunded_minor),
  }
  const verified = row.verified === true
  return creditOrder(order, rows.map(touchOf), ruleAt(rules, orderedAt), model).map((credit) => ({
    ...credit,
    orderedAt,
    verified,
  }))
}

function touchOf(row: Row): Touch {
  return {
    publication: String(row.publication),
    ambassador: typeof row.ambassador === 'string' ? row.ambassador : null,
    at: Number(row.touch_at),
    heldBecause: reasons.find((reason) => reason === row.held) ?? null,
    isNamed: row.is_named === true,
  }
}

const reasons = Object.keys(heldReasons).filter((reason): reason is HeldReason => reason in heldReasons)
