// Whose yes stands, and what the ledger has to say when one comes to an end.
import { type OptIns, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { LedgerAct } from '../ledger/entry.ts'
import { basesOf } from './consent-bases.ts'

/** Whose yes stands. Which way in it came by does not matter here. */
export function yesesOf(optIns: OptIns): Recipient[] {
  const bases = basesOf('C5', optIns)
  return recipients.filter((to) => bases[to] !== null)
}

/** `withdrawn` for each yes of `before` that `after` has not; null: the contact goes. */
export function endedYeses(before: OptIns, after: OptIns | null): LedgerAct[] {
  const left = after ? yesesOf(after) : []
  return yesesOf(before)
    .filter((to) => !left.includes(to))
    .map((recipient) => ({ act: 'withdrawn', recipient }))
}
