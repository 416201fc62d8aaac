// The tables of a brand's publications, and of the copies that were sent to single contacts.
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
  {
    name: 'publications-2',
    sql: [
      'ALTER TABLE publications ADD COLUMN channel TEXT',
      'ALTER TABLE publications ADD COLUMN target TEXT',
      'ALTER TABLE publications ADD COLUMN code TEXT',
      'CREATE UNIQUE INDEX publications_code ON publications (code)',
      // Of a contact that is deleted the copy stays: its link goes on working, and is nobody's.
      `CREATE TABLE publication_sends (
        token_hash TEXT PRIMARY KEY,
        publication TEXT NOT NULL,
        contact TEXT REFERENCES contacts (id) ON DELETE SET NULL
      )`,
      'CREATE INDEX publication_sends_contact ON publication_sends (contact)',
    ],
  },
]
