// The part of `candor verify` that proves access logs: each brand's, and the operator's own.
import { operatorLog } from '../access-log/access-entry.ts'
import { readCut } from '../access-log/cut.ts'
import { readAccessLog } from '../access-log/read-access-log.ts'
import { type AccessLogVerdict, accessLogFaults, verifyAccessLog } from '../access-log/verify-access-log.ts'
import type { KeptCheckpoints } from '../ledger/kept-checkpoints.ts'
import type { LedgerVerifier } from '../ledger/ledger-keys.ts'
import type { RecordStore } from '../stores/records.ts'

/** The file of the last checkpoints that were seen, beside the keys. */
export const accessLogCheckpoints = 'access-log-checkpoints.json'

/** `brand` null: the operator's own. Null when there is nothing of it, nor ever was. */
export async function verifyLogOf(
  brand: string | null,
  verifiers: readonly LedgerVerifier[],
  store: RecordStore,
  kept: KeptCheckpoints,
): Promise<AccessLogVerdict | null> {
  const name = brand ?? operatorLog
  const cut = await store.transact(brand, (tx) => readCut(tx, name))
  const before = kept.of(name)
  const proof = { brand: name, verifiers, cut, kept: before ? [before] : [] }
  const verdict = await verifyAccessLog(readAccessLog(store, brand), proof)
  if (verdict.ok && verdict.last) kept.keep(verdict.last)
  return verdict.ok && verdict.last === null && verdict.cut === 0 ? null : verdict
}

export function accessLogInWords(verdict: AccessLogVerdict): string {
  const whose =
    verdict.brand === operatorLog ? 'the operator’s access log' : `the access log of ${verdict.brand}`
  if (!verdict.ok) return `${whose} is broken at entry ${verdict.sequence}: ${accessLogFaults[verdict.fault]}`
  const cut = verdict.cut === 0 ? '' : `; the ${verdict.cut} before it were purged, as signed`
  return `${whose} is whole: ${verdict.entries} entries${cut}`
}
