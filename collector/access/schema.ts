// The tables of people who log in. A person may work for several brands, so they stand in the operator's database.
import type { Migration } from '../stores/records.ts'

/**
 * Addresses are sealed and found by their keyed tag; passwords and tokens stand as hashes. A grant's `brand` is `*` for
 * every brand. An invitation becomes a grant only when the person who was sent it accepts.
 */
export const accessSchema: readonly Migration[] = [
  {
    name: 'access-1',
    sql: [
      `CREATE TABLE people (
        id TEXT PRIMARY KEY,
        email_tag TEXT NOT NULL UNIQUE,
        email_sealed TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        last_log_in_at BIGINT
      )`,
      `CREATE TABLE grants (
        person TEXT NOT NULL,
        brand TEXT NOT NULL,
        role TEXT NOT NULL,
        ambassador TEXT,
        granted_at BIGINT NOT NULL,
        granted_by TEXT,
        PRIMARY KEY (person, brand)
      )`,
      'CREATE INDEX grants_of_brand ON grants (brand)',
      `CREATE TABLE sessions (
        token_hash TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        family TEXT,
        expires BIGINT NOT NULL
      )`,
      'CREATE INDEX sessions_of_person ON sessions (person)',
      `CREATE TABLE remembered (
        token_hash TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        family TEXT NOT NULL,
        expires BIGINT NOT NULL,
        used_at BIGINT
      )`,
      'CREATE INDEX remembered_of_person ON remembered (person)',
      `CREATE TABLE invitations (
        id TEXT PRIMARY KEY,
        token_hash TEXT NOT NULL UNIQUE,
        purpose TEXT NOT NULL,
        email_tag TEXT NOT NULL,
        email_sealed TEXT NOT NULL,
        brand TEXT NOT NULL,
        role TEXT NOT NULL,
        ambassador TEXT,
        invited_by TEXT,
        expires BIGINT NOT NULL
      )`,
      'CREATE INDEX invitations_of_address ON invitations (email_tag)',
    ],
  },
]
