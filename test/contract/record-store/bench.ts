// An engine of the records store on the bench: opened anew for each case, over tables of the suite's own.
import { onTestFinished } from 'vitest'
import type { RecordRow, RecordStore, Value } from '../../../collector/stores/records.ts'
import { newTempFolder } from '../../support/temp-folder.ts'
import { type Place, placeIn, type RecordEngine } from './place.ts'

/** A store that is open for as long as its test, with the few questions that the suite asks. */
export async function opened(engine: RecordEngine, place: Partial<Place> = {}) {
  const folder = place.folder ?? newTempFolder()
  const result = await engine.open({ ...placeIn(folder), ...place })
  if (!result.ok) throw new Error(result.message)
  const { store } = result
  onTestFinished(() => store.close())
  return { store, folder, ...questionsTo(store) }
}

function questionsTo(store: RecordStore) {
  return {
    /** One statement as a transaction of its own. */
    run: (sql: string, params: Value[] = [], brand: string | null = 'shop'): Promise<RecordRow[]> =>
      store.transact(brand, (tx) => tx.run(sql, params)),
    add: (id: string, brand: string | null = 'shop') =>
      store.transact(brand, (tx) => tx.run('INSERT INTO things (id) VALUES (?)', [id])),
    /** The IDs of all things, in their order. */
    ids: async (brand: string | null = 'shop') =>
      (await store.transact(brand, (tx) => tx.run('SELECT id FROM things ORDER BY id'))).map(({ id }) => id),
  }
}

/** A promise and what settles it. */
export function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}
