// The table of people who were reminded that they have not logged in (R9). Of the operator's database.
import type { Migration } from '../stores/records.ts'

export const logInReminderSchema: readonly Migration[] = [
  {
    name: 'log-in-reminders-1',
    sql: [
      `CREATE TABLE log_in_reminders (
        person TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
        began_at BIGINT NOT NULL,
        first_at BIGINT,
        second_at BIGINT
      )`,
    ],
  },
]
