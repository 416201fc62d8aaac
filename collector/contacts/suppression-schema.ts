// The opt-outs' table: the same in a brand's database and in the operator's own.
import type { Migration } from '../stores/records.ts'

/** `ambassador` is the tag of the ambassador that the opt-out is for, empty when it is for all of them. */
export const suppressionSchema: readonly Migration[] = [
  {
    name: 'suppressions-1',
    sql: [
      `CREATE TABLE suppressions (
        person TEXT NOT NULL,
        ambassador TEXT NOT NULL,
        reason TEXT NOT NULL,
        since BIGINT NOT NULL,
        PRIMARY KEY (person, ambassador, reason)
      )`,
    ],
  },
]
