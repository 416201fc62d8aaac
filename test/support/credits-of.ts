// The credits of a handful of events, by the relation in SQL.
import { type CreditScope, creditRelation, creditSpan } from '../../collector/attribution/credit-relation.ts'
import type { CreditName } from '../../collector/attribution/releases.ts'
import { type AttributionRule, dayMs } from '../../collector/attribution/rule.ts'
import { addUpBy } from '../../collector/reports/add-up.ts'
import { duckdbDialect } from '../../collector/reports/dialect.ts'
import type { EventStore, Row } from '../../collector/stores/events.ts'
import { noon } from './wire-batch.ts'

const timeZone = 'Europe/Paris'

export const lastOf30: AttributionRule = { model: 'last', windowDays: 30, version: 1, appliesFrom: 0 }

export interface CreditAsked extends Partial<CreditScope> {
  /** Whose each publication is. */
  ambassadors?: Record<string, string>
  /** Credits that somebody released. */
  released?: CreditName[]
}

/** Of the orders of the ten days that end with noon's, in the order of orders and touches. */
export function creditsOf(store: Pick<EventStore, 'query'>, asked: CreditAsked = {}): Promise<Row[]> {
  const { ambassadors = {}, released = [], ...scope } = asked
  const span = { from: noon - 10 * dayMs, until: noon + dayMs }
  const whole: CreditScope = { span, rules: [lastOf30], ...scope }
  return store.query({
    brand: 'shop',
    ...creditSpan(whole.span, { rules: whole.rules, cookieHours: 4320, now: noon, timeZone }),
    addUp: addUpBy(timeZone, duckdbDialect),
    sql: (events, rollUp) =>
      `SELECT * FROM ${creditRelation({ events, rollUp }, whole)} ORDER BY ordered_at, order_id, touch_at`,
    params: {
      publications: Object.keys(ambassadors),
      ambassadors: Object.values(ambassadors),
      released_orders: released.map(({ order }) => order),
      released_publications: released.map(({ publication }) => publication),
    },
  })
}
