// E19: which categories and brands a customer prefers, for the brand's own server. Only of a customer whose last event
// says yes to personalisation, and only from events that say it.
import type { Brand } from '../brands/brand.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { EventStore, Row } from '../stores/events.ts'

/** A preference, and its share of everything that the customer looked at, put into a cart and ordered. */
export interface Preference {
  name: string
  /** From 0 to 1, to four digits. */
  share: number
}

export interface Preferences {
  /** The strongest first, ten at most; empty without the consent, and where nothing is known. */
  categories: Preference[]
  brands: Preference[]
  /** Days after which an act counts half. */
  half_life_days: number
}

/** Answers about the brand's own customer ID; it is looked for under every pepper that is kept. */
export type AskPreferences = (brand: Brand, customer: string) => Promise<Preferences>

export interface PreferenceOptions {
  store: Pick<EventStore, 'query'>
  keyRing: Pick<KeyRing, 'tagsUnderEveryVersion'>
  /** Who restricted what is kept of them, or objected to being profiled: nothing is worked out of them (G1). */
  isUnprofiled: (brand: string, customer: string) => Promise<boolean>
  now: () => number
}

/** How much an act says: a cart more than a look, an order more than a cart. */
const actWeights = { view_item: 1, add_to_cart: 3, purchase: 5 } as const

const halfLifeDays = 30
/** An older act would count less than a six-thousandth. */
const reachDays = 390
const mostPreferences = 10
const dayMs = 86_400_000
const nothing: Preferences = { categories: [], brands: [], half_life_days: halfLifeDays }

export function createAskPreferences({
  store,
  keyRing,
  isUnprofiled,
  now,
}: PreferenceOptions): AskPreferences {
  return async (brand, customer) => {
    if (await isUnprofiled(brand.name, customer)) return { ...nothing }
    const at = now()
    const rows = await store.query({
      brand: brand.name,
      from: at - reachDays * dayMs,
      // Clocks differ by a moment.
      until: at + dayMs,
      sql: (events) => preferenceSql(events, at),
      params: {
        customers: keyRing.tagsUnderEveryVersion(brand.name, 'customer', customer.normalize('NFKC').trim()),
      },
    })
    return { categories: read(rows, 'category'), brands: read(rows, 'brand'), half_life_days: halfLifeDays }
  }
}

/** Rows of `kind`, `name` and `share`. */
function preferenceSql(events: string, now: number): string {
  const weights = Object.entries(actWeights).map(([name, weight]) => `WHEN '${name}' THEN ${weight}`)
  const age = `greatest(0, ${Math.trunc(now)} - time) / ${dayMs}.0`
  const weight = `(CASE name ${weights.join(' ')} END) * pow(0.5, ${age} / ${halfLifeDays})`
  const by = (kind: string, column: string) =>
    `SELECT '${kind}' AS kind, ${column} AS name, sum(weight) AS weight FROM lines
     WHERE ${column} IS NOT NULL AND ${column} <> '' GROUP BY ${column}`
  return `WITH acts AS (SELECT name, time, personalisation, items FROM ${events}
      WHERE customer IN (SELECT unnest($customers))),
    withdrawn AS (SELECT time FROM acts WHERE NOT personalisation AND time = (SELECT max(time) FROM acts)),
    lines AS (SELECT ${weight} AS weight, unnest(items) AS item FROM acts
      WHERE personalisation AND name IN (${Object.keys(actWeights)
        .map((name) => `'${name}'`)
        .join(', ')})
      AND NOT EXISTS (SELECT 1 FROM withdrawn)),
    preferred AS (${by('category', 'item.item_category')} UNION ALL ${by('brand', 'item.item_brand')})
    SELECT kind, name, weight / sum(weight) OVER (PARTITION BY kind) AS share FROM preferred
    ORDER BY kind, share DESC, name`
}

function read(rows: readonly Row[], kind: string): Preference[] {
  return rows
    .filter((row) => row.kind === kind)
    .slice(0, mostPreferences)
    .map(({ name, share }) => ({ name: String(name), share: Math.round(Number(share) * 10_000) / 10_000 }))
}
