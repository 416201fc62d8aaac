// Up to when the mails of each schedule have been planned: what makes one a due moment, whatever ends and starts again.
import type { Migration } from '../stores/records.ts'

/** Of the brand's database. A schedule is told by a keyed tag: no address stands here. */
export const reportMailSchema: readonly Migration[] = [
  {
    name: 'report-mail-1',
    sql: [
      `CREATE TABLE report_mails (
        schedule TEXT PRIMARY KEY,
        planned_until BIGINT NOT NULL
      )`,
    ],
  },
]
