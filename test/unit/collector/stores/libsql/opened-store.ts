// A store of encrypted files in a folder of its own, with one table of notes.
import { onTestFinished } from 'vitest'
import {
  type LibsqlOptions,
  openLibsqlRecordStore,
} from '../../../../../collector/stores/libsql/libsql-record-store.ts'
import { sourceRecordsWorker } from '../../../../support/source-records-worker.ts'
import { newTempFolder } from '../../../../support/temp-folder.ts'

const notes = { name: 'notes-1', sql: ['CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT)'] }
export const oldKey = '11'.repeat(32)

export function optionsIn(folder: string, fields: Partial<LibsqlOptions> = {}): LibsqlOptions {
  return {
    dataFolder: folder,
    schema: { brand: [notes], operator: [notes] },
    keysOf: () => [oldKey],
    worker: sourceRecordsWorker,
    later: () => () => {},
    ...fields,
  }
}

/** A store that is closed when the test ends, and its notes; `brand` null is the operator. */
export async function opened(fields: Partial<LibsqlOptions> = {}, folder = newTempFolder()) {
  const result = await openLibsqlRecordStore(optionsIn(folder, fields))
  if (!result.ok) throw new Error(result.message)
  const { store } = result
  onTestFinished(() => store.close())
  return {
    store,
    folder,
    add: (text: string, brand: string | null = 'shop') =>
      store.transact(brand, (tx) =>
        tx.run('INSERT INTO notes (id, text) SELECT count(*), ? FROM notes', [text]),
      ),
    texts: async (brand: string | null = 'shop') =>
      (await store.transact(brand, (tx) => tx.run('SELECT text FROM notes ORDER BY id'))).map(
        ({ text }) => text,
      ),
  }
}
