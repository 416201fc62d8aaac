// A records store in a temporary folder, with the tables that a test names, closed after it.
import { onTestFinished } from 'vitest'
import { openLibsqlRecordStore } from '../../collector/stores/libsql/libsql-record-store.ts'
import type { Migration, RecordStore } from '../../collector/stores/records.ts'
import { sourceRecordsWorker } from './source-records-worker.ts'
import { newTempFolder } from './temp-folder.ts'

/** Both kinds of database get all of the tables. Call it inside a test. */
export async function openBrandRecords(tables: readonly Migration[]): Promise<RecordStore> {
  const opened = await openLibsqlRecordStore({
    dataFolder: newTempFolder(),
    schema: { brand: tables, operator: tables },
    keysOf: () => ['00'.repeat(32)],
    worker: sourceRecordsWorker,
    later: () => () => {},
  })
  if (!opened.ok) throw new Error(opened.message)
  onTestFinished(() => opened.store.close())
  return opened.store
}
