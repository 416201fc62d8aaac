// The ledger's tables, in each brand's own database.
import type { Migration } from '../stores/records.ts'

/**
 * `ledger_entries`: only ever added to; `body` is the entry's canonical JSON, `hash` its SHA-256, `contact` the tag in
 * it, for finding. `ledger_checkpoints`: signatures over the hash at a sequence; those between the kept ones go.
 */
export const ledgerSchema: readonly Migration[] = [
  {
    name: 'ledger-1',
    sql: [
      `CREATE TABLE ledger_entries (
        sequence BIGINT PRIMARY KEY,
        contact TEXT,
        body TEXT NOT NULL,
        hash TEXT NOT NULL
      )`,
      'CREATE INDEX ledger_entries_contact ON ledger_entries (contact)',
      `CREATE TABLE ledger_checkpoints (
        sequence BIGINT PRIMARY KEY,
        at BIGINT NOT NULL,
        hash TEXT NOT NULL,
        signer TEXT NOT NULL,
        signature TEXT NOT NULL
      )`,
    ],
  },
]
