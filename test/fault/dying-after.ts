// A process that dies at a chosen step: before a statement, after a transaction that was kept, before or after a call. What
// the database had begun is undone, and nothing works any more.
import type { RecordStore } from '../../collector/stores/records.ts'

class Killed extends Error {}

/** `steps`: how many are taken before the end. `wasKilled` tells whether it came to that. */
export function dyingAfter(steps: number) {
  let left = steps
  function step(): void {
    if (left-- <= 0) throw new Killed()
  }

  return {
    wasKilled: () => left < 0,

    ofRecords: (records: RecordStore): RecordStore => ({
      close: () => records.close(),
      async transact(brand, work) {
        const answer = await records.transact(brand, (tx) =>
          work({
            run(sql, params) {
              step()
              return tx.run(sql, params)
            },
            leaveNoTrace: () => tx.leaveNoTrace(),
          }),
        )
        step()
        return answer
      },
    }),

    call<Args extends readonly unknown[], Answer>(work: (...args: Args) => Promise<Answer>) {
      return async (...args: Args): Promise<Answer> => {
        step()
        const answer = await work(...args)
        step()
        return answer
      }
    },

    /** The same of what answers at once. */
    callNow<Args extends readonly unknown[], Answer>(work: (...args: Args) => Answer) {
      return (...args: Args): Answer => {
        step()
        const answer = work(...args)
        step()
        return answer
      }
    },
  }
}
