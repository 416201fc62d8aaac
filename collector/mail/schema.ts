// The operator's own count of mails by address, over all brands: keyed tags, never an address.
import type { Migration } from '../stores/records.ts'

/** Of the operator's database. */
export const mailLimitSchema: readonly Migration[] = [
  {
    name: 'mail-limits-1',
    sql: [
      `CREATE TABLE mails_sent (
        task TEXT PRIMARY KEY,
        address_tag TEXT NOT NULL,
        sent_at BIGINT NOT NULL
      )`,
      'CREATE INDEX mails_sent_to ON mails_sent (address_tag, sent_at)',
      'CREATE INDEX mails_sent_at ON mails_sent (sent_at)',
    ],
  },
]
