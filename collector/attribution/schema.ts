// The versions of a brand's rule, and the held credits that somebody released. Credits themselves are stored nowhere:
// they are worked out from the events and these two.
import type { Migration } from '../stores/records.ts'

export const attributionSchema: readonly Migration[] = [
  {
    name: 'attribution-1',
    sql: [
      `CREATE TABLE attribution_rules (
        version BIGINT PRIMARY KEY,
        model TEXT NOT NULL,
        window_days BIGINT NOT NULL,
        applies_from BIGINT NOT NULL
      )`,
      `CREATE TABLE credit_releases (
        order_id TEXT NOT NULL,
        publication TEXT NOT NULL,
        released_at BIGINT NOT NULL,
        released_by TEXT NOT NULL,
        PRIMARY KEY (order_id, publication)
      )`,
    ],
  },
]
