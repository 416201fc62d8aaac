// Credits of a question, worked out once for all of its statements: they take longer than all else that is asked of them,
// and what is hidden must be decided by the credits that are shown.
import { creditRelation, creditSpan } from '../attribution/credit-relation.ts'
import type { CreditSource } from '../attribution/credit-source.ts'
import type { EventStore, KeptRelation } from '../stores/events.ts'
import { addUpBy } from './add-up.ts'
import { dateOfDay } from './calendar.ts'
import { duckdbDialect } from './dialect.ts'
import { createPeriod, type Period } from './period.ts'
import { createGrid } from './small-groups/grid.ts'

export interface KeptCreditOptions {
  store: Pick<EventStore, 'keep'>
  brand: { brand: string }
  credits: CreditSource
}

/** The credits of all months that a period touches, as a relation that can stand after FROM. */
export type CreditsIn = (period: Period) => Promise<string>

/** They are there until the work is done. */
export async function withCredits<Result>(
  options: KeptCreditOptions,
  work: (creditsIn: CreditsIn) => Promise<Result>,
): Promise<Result> {
  const kept = new Map<string, Promise<KeptRelation>>()
  try {
    return await work(async (period) => {
      const months = monthsOf(period)
      const key = `${months.from} ${months.to}`
      const relation = kept.get(key) ?? keep(months, options)
      kept.set(key, relation)
      return (await relation).name
    })
  } finally {
    for (const made of await Promise.allSettled(kept.values()))
      if (made.status === 'fulfilled') await made.value.drop()
  }
}

/** Small groups are looked for in whole months. */
function monthsOf({ firstDay, lastDay, timeZone }: Period): Period {
  const { months } = createGrid({ firstDay, lastDay }, false)
  const [from, to] = [months[0]?.firstDay ?? firstDay, months.at(-1)?.lastDay ?? lastDay]
  return createPeriod({ from: dateOfDay(from), to: dateOfDay(to) }, timeZone)
}

function keep({ span, timeZone }: Period, { store, brand, credits }: KeptCreditOptions) {
  const { rules, model, params } = credits
  const channels = `SELECT publication, nullif(name, '') AS channel
    FROM (SELECT unnest($publications) AS publication, unnest($channels) AS name) AS named`
  return store.keep({
    brand: brand.brand,
    ...creditSpan(span, { ...credits, timeZone }),
    sql: (events, rollUp) => `SELECT credit.*, ordered_at AS time, channel
      FROM ${creditRelation({ events, rollUp }, { span, rules, ...(model ? { model } : {}) })} AS credit
      LEFT JOIN (${channels}) AS registered ON registered.publication = credit.publication`,
    addUp: addUpBy(timeZone, duckdbDialect),
    params,
  })
}
