// Whether the records store takes a real write now: one row of the operator's, written over and over.
import { type RecordStore, RecordStoreTrouble } from './records.ts'

const write = 'INSERT INTO probe (one, at) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at'

/** Answers false where the storage refuses. It is the operator's file: the brands' stand on the same disk. */
export async function canWriteRecords(store: Pick<RecordStore, 'transact'>, now: number): Promise<boolean> {
  try {
    await store.transact(null, (tx) => tx.run(write, [now]))
    return true
  } catch (error) {
    if (error instanceof RecordStoreTrouble) return false
    throw error
  }
}
