// The one row by which the records store shows that it can be written.
import type { Migration } from './records.ts'

export const probeSchema: Migration[] = [
  { name: 'probe-1', sql: ['CREATE TABLE probe (one BIGINT PRIMARY KEY, at BIGINT NOT NULL)'] },
]
