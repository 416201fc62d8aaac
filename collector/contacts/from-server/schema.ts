// What the brand's server said: orders that it confirmed, which contact an ID of its own stands for, and the links
// to ambassadors' lists. IDs of the brand's and tokens are kept as tags only.
import type { Migration } from '../../stores/records.ts'

export const fromServerSchema: readonly Migration[] = [
  {
    name: 'from-server-1',
    sql: [
      `CREATE TABLE orders (
        transaction_tag TEXT PRIMARY KEY,
        status TEXT NOT NULL,
        amount_minor BIGINT NOT NULL,
        currency TEXT NOT NULL,
        ordered_at BIGINT NOT NULL,
        ambassador TEXT,
        publication TEXT,
        contact TEXT,
        brand_opt_in BIGINT NOT NULL,
        note TEXT,
        said TEXT NOT NULL
      )`,
      'CREATE INDEX orders_by_contact ON orders (contact)',
      `CREATE TABLE external_contacts (
        external_tag TEXT PRIMARY KEY,
        contact TEXT NOT NULL,
        said TEXT NOT NULL
      )`,
      'CREATE INDEX external_contacts_by_contact ON external_contacts (contact)',
      `CREATE TABLE ambassador_links (
        token_hash TEXT PRIMARY KEY,
        ambassador TEXT NOT NULL,
        expires BIGINT NOT NULL
      )`,
    ],
  },
  {
    name: 'from-server-2',
    sql: [
      // That an ID was used, and for what: the refunds themselves are events.
      `CREATE TABLE refunds (
        refund_tag TEXT PRIMARY KEY,
        said TEXT NOT NULL
      )`,
    ],
  },
]
