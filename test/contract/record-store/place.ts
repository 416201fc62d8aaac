// Where an engine of the records store opens, and the tables that the suite opens it with. Loaded by child processes too.
import type { Migration, OpenedRecordStore, RecordSchema } from '../../../collector/stores/records.ts'

export interface RecordEngine {
  /** Names its module beside this file, `<name>-engine.ts`, which a child process loads. */
  name: string
  open(place: Place): Promise<OpenedRecordStore>
}

export interface Place {
  /** What lives longer than a store: two stores with the same folder are the same. */
  folder: string
  schema: RecordSchema
  /** What the engine's options of the same names are. */
  transactionMs: number
  later: (act: () => void, delayMs: number) => () => void
}

export const things: Migration = {
  name: 'things-1',
  sql: [
    'CREATE TABLE things (id TEXT PRIMARY KEY, number BIGINT, part DOUBLE PRECISION, note TEXT)',
    `CREATE TABLE parts (thing TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE, place BIGINT NOT NULL,
       PRIMARY KEY (thing, place))`,
  ],
}

export const schema: RecordSchema = { brand: [things], operator: [things] }

/** A place whose transactions never last too long. */
export function placeIn(folder: string): Place {
  return { folder, schema, transactionMs: 1000, later: () => () => {} }
}
