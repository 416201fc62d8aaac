// Ends what is due, one after another: what fails is left for the next time, and keeps nothing else from ending.
import { RecordStoreTrouble } from '../stores/records.ts'
import type { Due } from './limit.ts'

/**
 * Answers how many `end` ended. What is held is passed over; so is everything once `goesOn` says no. When all have had
 * their turn, the first failure is thrown; when the storage fails, at once.
 */
export async function eachDue(
  due: readonly Due[],
  goesOn: () => boolean,
  end: (due: Due) => Promise<boolean>,
): Promise<number> {
  const failures: unknown[] = []
  let ended = 0
  for (const one of due) {
    if (one.heldBecause !== undefined) continue
    if (!goesOn()) break
    try {
      if (await end(one)) ended++
    } catch (error) {
      if (error instanceof RecordStoreTrouble) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return ended
}
