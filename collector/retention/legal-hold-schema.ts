// The table of legal holds, in a brand's database and in the operator's.
import type { Migration } from '../stores/records.ts'

export const legalHoldSchema: readonly Migration[] = [
  {
    name: 'legal-holds-1',
    sql: [
      `CREATE TABLE legal_holds (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        reason TEXT NOT NULL,
        reference TEXT,
        held_at BIGINT NOT NULL,
        held_by TEXT NOT NULL,
        PRIMARY KEY (kind, id)
      )`,
    ],
  },
]
