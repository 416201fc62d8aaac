// The records store's thread as tests run it: from the TypeScript source, not from a build that may be older.
import type { WorkerFile } from '../../collector/stores/libsql/store-thread.ts'

export const sourceRecordsWorker: WorkerFile = { url: new URL('./records-worker.mjs', import.meta.url) }
