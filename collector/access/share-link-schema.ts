// The table of links that were shared: which part of a brand's reports each opens, and until when.
import type { Migration } from '../stores/records.ts'

/** Of the operator's database, beside the grants that a link's maker must still have. Only the token's hash is kept. */
export const shareLinkSchema: readonly Migration[] = [
  {
    name: 'share-links-1',
    sql: [
      `CREATE TABLE share_links (
        id TEXT PRIMARY KEY,
        token_hash TEXT NOT NULL UNIQUE,
        brand TEXT NOT NULL,
        filters TEXT NOT NULL,
        report TEXT,
        made_at BIGINT NOT NULL,
        made_by TEXT,
        expires BIGINT NOT NULL
      )`,
      'CREATE INDEX share_links_of_brand ON share_links (brand)',
    ],
  },
]
