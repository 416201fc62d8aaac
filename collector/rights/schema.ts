// The tables of the rights of the person: what was asked for and when it was answered, new addresses that wait to be
// confirmed, objections, and why support looked at somebody.
import type { Migration } from '../stores/records.ts'

/**
 * `rights_requests`: nobody is readable in one, so that it stays as the proof when the person is erased. `is_shown`:
 * whether the brand may know of it (A3). `email_changes`: the new address, sealed, until it is confirmed or over.
 */
export const rightsSchema: readonly Migration[] = [
  {
    name: 'rights-1',
    sql: [
      `CREATE TABLE rights_requests (
        id TEXT PRIMARY KEY,
        asked_for TEXT NOT NULL,
        contact TEXT,
        asked_by TEXT NOT NULL,
        asked_at BIGINT NOT NULL,
        due_at BIGINT NOT NULL,
        state TEXT NOT NULL,
        answered_at BIGINT,
        is_shown BIGINT NOT NULL
      )`,
      'CREATE INDEX rights_requests_contact ON rights_requests (contact)',
      'CREATE INDEX rights_requests_asked ON rights_requests (asked_at, id)',
      `CREATE TABLE email_changes (
        id TEXT PRIMARY KEY,
        contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
        request TEXT NOT NULL,
        sealed TEXT NOT NULL,
        asked_at BIGINT NOT NULL
      )`,
      'CREATE INDEX email_changes_contact ON email_changes (contact)',
      `CREATE TABLE objections (
        contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
        about TEXT NOT NULL,
        since BIGINT NOT NULL,
        PRIMARY KEY (contact, about)
      )`,
      `CREATE TABLE unmaskings (
        id TEXT PRIMARY KEY,
        contact TEXT NOT NULL,
        unmasked_by TEXT NOT NULL,
        unmasked_at BIGINT NOT NULL,
        sealed TEXT NOT NULL
      )`,
      'CREATE INDEX unmaskings_at ON unmaskings (unmasked_at, id)',
    ],
  },
]
