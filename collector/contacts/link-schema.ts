// What mailed links stand on: hashes of their tokens, and what each confirmation is about.
import type { Migration } from '../stores/records.ts'

/** `contact_links`: by the hash of the token. `confirmations`: what a pending contact was asked to confirm. */
export const contactLinkSchema: readonly Migration[] = [
  {
    name: 'contact-links-1',
    sql: [
      `CREATE TABLE contact_links (
        token_hash TEXT PRIMARY KEY,
        purpose TEXT NOT NULL,
        contact TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        used_at BIGINT
      )`,
      'CREATE INDEX contact_links_contact ON contact_links (contact)',
      `CREATE TABLE confirmations (
        contact TEXT PRIMARY KEY,
        asked TEXT NOT NULL,
        asked_at BIGINT NOT NULL,
        confirmed_at BIGINT
      )`,
      'CREATE INDEX confirmations_asked ON confirmations (asked_at)',
    ],
  },
]
