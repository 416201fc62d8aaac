// The contacts' tables. What a person typed stands in `sealed` only; whom they are found by, in keyed tags.
import type { Migration } from '../stores/records.ts'

export const contactSchema: readonly Migration[] = [
  {
    name: 'contacts-1',
    sql: [
      `CREATE TABLE contacts (
        id TEXT PRIMARY KEY,
        ambassador TEXT NOT NULL,
        email_tag TEXT,
        phone_tag TEXT,
        sealed TEXT,
        ambassador_opt_in TEXT NOT NULL,
        brand_opt_in TEXT NOT NULL,
        partners_opt_in BIGINT NOT NULL,
        ambassador_at BIGINT,
        brand_at BIGINT,
        partners_at BIGINT,
        email_status TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        created_by TEXT NOT NULL,
        changed_at BIGINT NOT NULL,
        changed_by TEXT NOT NULL,
        UNIQUE (ambassador, email_tag)
      )`,
      'CREATE INDEX contacts_email_tag ON contacts (email_tag)',
      'CREATE INDEX contacts_phone_tag ON contacts (phone_tag)',
      'CREATE INDEX contacts_created_at ON contacts (created_at, id)',
      `CREATE TABLE contact_keys (
        contact TEXT PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
        version BIGINT NOT NULL,
        wrapped TEXT NOT NULL
      )`,
      `CREATE TABLE contact_changes (
        contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
        number BIGINT NOT NULL,
        changed_at BIGINT NOT NULL,
        changed_by TEXT NOT NULL,
        what TEXT NOT NULL,
        value_before TEXT,
        value_after TEXT,
        PRIMARY KEY (contact, number)
      )`,
      `CREATE TABLE contact_orders (
        contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
        order_tag TEXT NOT NULL,
        ordered_at BIGINT NOT NULL,
        amount_minor BIGINT NOT NULL,
        currency TEXT NOT NULL,
        PRIMARY KEY (contact, order_tag)
      )`,
      `CREATE TABLE contact_order_lines (
        contact TEXT NOT NULL,
        order_tag TEXT NOT NULL,
        place BIGINT NOT NULL,
        item_id TEXT NOT NULL,
        item_name TEXT,
        price_minor BIGINT,
        quantity BIGINT,
        PRIMARY KEY (contact, order_tag, place),
        FOREIGN KEY (contact, order_tag) REFERENCES contact_orders (contact, order_tag) ON DELETE CASCADE
      )`,
      `CREATE TABLE contact_interactions (
        contact TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
        publication TEXT NOT NULL,
        kind TEXT NOT NULL,
        happened_at BIGINT NOT NULL,
        PRIMARY KEY (contact, publication, kind, happened_at)
      )`,
    ],
  },
  {
    name: 'contacts-2',
    // Since when the person has had its use restricted (article 18), milliseconds since 1970; null: it is not.
    sql: ['ALTER TABLE contacts ADD COLUMN restricted_at BIGINT'],
  },
]
