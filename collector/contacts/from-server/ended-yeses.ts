// What the ledger has to say when yeses of a contact come to an end.
import { type OptIns, type Recipient, recipients } from '../../../sdk/protocol/opt-in.ts'
import type { LedgerAct } from '../../ledger/entry.ts'
import { basesOf } from '../consent-bases.ts'

/** `withdrawn` for each yes of `before` that `after` has not. */
export function endedYeses(before: OptIns, after: OptIns): LedgerAct[] {
  // Whatever the way in: only whether there is a basis counts here.
  const [had, has] = [basesOf('C1', before), basesOf('C1', after)]
  const hasEnded = (to: Recipient) => had[to] !== null && has[to] === null
  return recipients.filter(hasEnded).map((recipient) => ({ act: 'withdrawn', recipient }))
}
