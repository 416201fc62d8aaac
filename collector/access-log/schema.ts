// The access log's tables, in each brand's own database and in the operator's.
import type { Migration } from '../stores/records.ts'

/**
 * `access_log_entries`: `body` is the entry's canonical JSON, `hash` its SHA-256, `at` its time, for finding.
 * `access_log_checkpoints`: signatures over the hash at a sequence. `access_log_cuts`: what was cut off at the old end
 * (R15), one row, signed.
 */
export const accessLogSchema: readonly Migration[] = [
  {
    name: 'access-log-1',
    sql: [
      `CREATE TABLE access_log_entries (
        sequence BIGINT PRIMARY KEY,
        at BIGINT NOT NULL,
        body TEXT NOT NULL,
        hash TEXT NOT NULL
      )`,
      'CREATE INDEX access_log_entries_at ON access_log_entries (at)',
      `CREATE TABLE access_log_checkpoints (
        sequence BIGINT PRIMARY KEY,
        at BIGINT NOT NULL,
        hash TEXT NOT NULL,
        signer TEXT NOT NULL,
        signature TEXT NOT NULL
      )`,
      `CREATE TABLE access_log_cuts (
        one BIGINT PRIMARY KEY,
        sequence BIGINT NOT NULL,
        hash TEXT NOT NULL,
        newest BIGINT NOT NULL,
        at BIGINT NOT NULL,
        signer TEXT NOT NULL,
        signature TEXT NOT NULL
      )`,
    ],
  },
]
