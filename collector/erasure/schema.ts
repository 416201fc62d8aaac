// What the collector keeps of its erasures: which are under way, and the certificates of those that are done.
import type { Migration } from '../stores/records.ts'

const erasures = `CREATE TABLE erasures (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subjects TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  work TEXT,
  certificate TEXT
)`

/**
 * `work`: whose events are meant, and what new IDs are made from, for as long as the erasure is under way. `erased_places`:
 * of an address the city and the postal code stay (Z). `ambassador_leaves`: who left, until the end of the seven days.
 */
export const erasureSchema: readonly Migration[] = [
  {
    name: 'erasures-1',
    sql: [
      erasures,
      'CREATE INDEX erasures_state ON erasures (state)',
      `CREATE TABLE erased_places (
        contact TEXT PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
        city TEXT,
        postal_code TEXT
      )`,
      `CREATE TABLE ambassador_leaves (
        ambassador TEXT PRIMARY KEY,
        left_at BIGINT NOT NULL,
        left_by TEXT NOT NULL,
        erased_at BIGINT
      )`,
    ],
  },
]

/** Of the operator's database: the brands that are gone have none. */
export const brandErasureSchema: readonly Migration[] = [{ name: 'brand-erasures-1', sql: [erasures] }]
