// The tasks of a brand: what must still happen after an answer was given, kept in the brand's own database.
import type { Migration } from '../stores/records.ts'

export const taskSchema: readonly Migration[] = [
  {
    name: 'tasks-1',
    sql: [
      `CREATE TABLE tasks (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        payload TEXT,
        attempts BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        due_at BIGINT,
        finished_at BIGINT
      )`,
      'CREATE INDEX tasks_due ON tasks (kind, due_at)',
      'CREATE INDEX tasks_subject ON tasks (kind, subject)',
      'CREATE INDEX tasks_finished ON tasks (finished_at)',
    ],
  },
]
