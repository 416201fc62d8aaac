// Whose events are a person's: by their tags, and by the visitors that were seen with one of them.
import { type EventStore, nobody, type WhoseEvents } from '../stores/events.ts'

export interface FoundBehaviour {
  whose: WhoseEvents
  events: number
  /** Of the events, `2026-11`, the oldest first. */
  months: string[]
}

/** Only of events that arrived before a moment. */
export type FindBehaviour = (brand: string, known: WhoseEvents, before: number) => Promise<FoundBehaviour>

/** Every event, whatever clock it came from. */
const always = { from: 0, until: Date.UTC(9999, 11, 31) }

export function createFindBehaviour({ store }: { store: Pick<EventStore, 'query'> }): FindBehaviour {
  async function idsOf(
    brand: string,
    column: 'visitor' | 'customer',
    { whose, by, before }: Asked,
  ): Promise<string[]> {
    const rows = await store.query({
      brand,
      ...always,
      sql: (events) => `SELECT DISTINCT ${column}::VARCHAR AS id FROM ${events}
        WHERE received < $before AND ${column} IS NOT NULL AND (${by.map(isAmong).join(' OR ')})`,
      params: { before, ...paramsOf(whose, by) },
    })
    return rows.map(({ id }) => String(id)).filter((id) => id !== nobody)
  }

  async function countOf(brand: string, whose: WhoseEvents, before: number) {
    const by = allKinds
    return store.query({
      brand,
      ...always,
      sql: (events) => `SELECT strftime(make_timestamp(time * 1000), '%Y-%m') AS month, count(*) AS events
        FROM ${events} WHERE received < $before AND (${by.map(isAmong).join(' OR ')}) GROUP BY 1 ORDER BY 1`,
      params: { before, ...paramsOf(whose, by) },
    })
  }

  return async (brand, known, before) => {
    // Who gives an address and a customer ID at once is one person; who merely used the same browser need not be.
    const customers = await idsOf(brand, 'customer', { whose: known, by: ['email', 'phone'], before })
    const tagged = { ...known, customers: union(known.customers, customers) }
    const visitors = await idsOf(brand, 'visitor', {
      whose: tagged,
      by: ['email', 'phone', 'customer'],
      before,
    })
    const whose = { ...tagged, visitors: union(known.visitors, visitors) }
    const months = await countOf(brand, whose, before)
    return {
      whose,
      events: months.reduce((sum, { events }) => sum + Number(events), 0),
      months: months.map(({ month }) => String(month)),
    }
  }
}

type Kind = 'visitor' | 'customer' | 'email' | 'phone'
const allKinds: readonly Kind[] = ['visitor', 'customer', 'email', 'phone']

interface Asked {
  whose: WhoseEvents
  by: readonly Kind[]
  before: number
}

function isAmong(kind: Kind): string {
  const list = kind === 'visitor' ? 'unnest($visitor)::UUID' : `unnest($${kind})`
  return `coalesce(${kind} IN (SELECT ${list}), false)`
}

function paramsOf({ visitors, customers, emails, phones }: WhoseEvents, by: readonly Kind[]) {
  const lists = { visitor: visitors, customer: customers, email: emails, phone: phones }
  return Object.fromEntries(by.map((kind) => [kind, [...lists[kind]]]))
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])]
}
