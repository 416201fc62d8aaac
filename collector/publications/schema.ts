// The table of a brand's publications.
import type { Migration } from '../stores/records.ts'

export const publicationSchema: readonly Migration[] = [
  {
    name: 'publications-1',
    sql: [
      `CREATE TABLE publications (
        id TEXT PRIMARY KEY,
        ambassador TEXT NOT NULL,
        alias TEXT NOT NULL,
        picture TEXT,
        url TEXT,
        registered_at BIGINT NOT NULL
      )`,
    ],
  },
]
