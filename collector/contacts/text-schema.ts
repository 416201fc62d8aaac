// The tables of the texts that people were shown. Rows are added and never changed, but for an ambassador's alias.
import type { Migration } from '../stores/records.ts'

/**
 * `box_texts`: each sentence beside a box by its hash and for whom the box is; the ambassador's alias stands apart, so
 * that it can go with the ambassador. `popin_texts`: all that a popin says, by its version. `partner_lists`: the names
 * by the list's version.
 */
export const textSchema: readonly Migration[] = [
  {
    name: 'texts-1',
    sql: [
      `CREATE TABLE box_texts (
        hash TEXT NOT NULL,
        recipient TEXT NOT NULL,
        wording TEXT NOT NULL,
        alias TEXT,
        language TEXT NOT NULL,
        kept_at BIGINT NOT NULL,
        PRIMARY KEY (hash, recipient)
      )`,
      'CREATE INDEX box_texts_alias ON box_texts (alias)',
      `CREATE TABLE popin_texts (
        version TEXT PRIMARY KEY,
        popin TEXT NOT NULL,
        texts TEXT NOT NULL,
        kept_at BIGINT NOT NULL
      )`,
      `CREATE TABLE partner_lists (
        version TEXT PRIMARY KEY,
        names TEXT NOT NULL,
        kept_at BIGINT NOT NULL
      )`,
    ],
  },
  // G4: the version of the privacy notice that the popin linked to.
  { name: 'texts-2', sql: ['ALTER TABLE popin_texts ADD COLUMN notice_version TEXT'] },
]
