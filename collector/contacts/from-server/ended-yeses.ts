// What the ledger has to say when yeses of a contact come to an end.
import type { OptIns } from '../../../sdk/protocol/opt-in.ts'
import type { LedgerAct } from '../../ledger/entry.ts'
import { yesesOf } from '../withdraw.ts'

/** `withdrawn` for each yes of `before` that `after` has not; null: the contact goes. */
export function endedYeses(before: OptIns, after: OptIns | null): LedgerAct[] {
  const left = after ? yesesOf(after) : []
  return yesesOf(before)
    .filter((to) => !left.includes(to))
    .map((recipient) => ({ act: 'withdrawn', recipient }))
}
