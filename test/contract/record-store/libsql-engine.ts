// The embedded engine, as the suite and its child processes open it.
import { openLibsqlRecordStore } from '../../../collector/stores/libsql/libsql-record-store.ts'
import { sourceRecordsWorker } from '../../support/source-records-worker.ts'
import type { RecordEngine } from './place.ts'

export const engine: RecordEngine = {
  name: 'libsql',
  open: ({ folder, ...options }) =>
    openLibsqlRecordStore({
      dataFolder: folder,
      keysOf: (brand) => [brand === null ? '0'.repeat(64) : '1'.repeat(64)],
      worker: sourceRecordsWorker,
      ...options,
    }),
}
