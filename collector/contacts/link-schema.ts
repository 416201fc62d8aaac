// What mailed links stand on: hashes of their tokens, and what each confirmation asks.
import type { Migration } from '../stores/records.ts'

/**
 * `contact_links`: by the hash of the token. `asks`: what an address was asked to confirm, one row a submission, so that
 * a link confirms what its mail said and nothing that was sent since.
 */
export const contactLinkSchema: readonly Migration[] = [
  {
    name: 'contact-links-1',
    sql: [
      `CREATE TABLE contact_links (
        token_hash TEXT PRIMARY KEY,
        purpose TEXT NOT NULL,
        contact TEXT NOT NULL,
        ask TEXT,
        expires_at BIGINT NOT NULL
      )`,
      'CREATE INDEX contact_links_contact ON contact_links (contact)',
      'CREATE INDEX contact_links_expiry ON contact_links (expires_at)',
      `CREATE TABLE asks (
        id TEXT PRIMARY KEY,
        contact TEXT NOT NULL,
        sealed TEXT NOT NULL,
        asked_at BIGINT NOT NULL,
        confirmed_at BIGINT
      )`,
      'CREATE INDEX asks_contact ON asks (contact)',
      'CREATE INDEX asks_asked ON asks (asked_at)',
    ],
  },
]
