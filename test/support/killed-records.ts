// A records store under which the process dies at a chosen statement: what it had begun is undone, and nothing more works.
import type { RecordStore } from '../../collector/stores/records.ts'

class Killed extends Error {}

/** `afterStatements`: how many run before the end. `wasKilled` tells whether it came to that. */
export function killedRecords(records: RecordStore, afterStatements: number) {
  let left = afterStatements
  function step(): void {
    if (left-- <= 0) throw new Killed()
  }
  const dying: RecordStore = {
    close: () => records.close(),
    transact: (brand, work) =>
      records.transact(brand, (tx) =>
        work({
          run(sql, params) {
            step()
            return tx.run(sql, params)
          },
          leaveNoTrace: () => tx.leaveNoTrace(),
        }),
      ),
  }
  return { records: dying, wasKilled: () => left < 0 }
}
