// Proves an access log, or names the first entry that is not as it was written: the chain from where it was cut off,
// under a signature, to the last checkpoint (L2).
import type { SignedCheckpoint } from '../ledger/checkpoint.ts'
import type { LedgerVerifier } from '../ledger/ledger-keys.ts'
import type { LedgerLine } from '../ledger/ledger-line.ts'
import { type LedgerFault, ledgerFaults, type Verdict, verifyLedger } from '../ledger/verify-ledger.ts'
import { readAccessPlace } from './access-entry.ts'
import { isSignedCut, leastKeptMs, type SignedCut } from './cut.ts'

export const accessLogFaults = {
  ...ledgerFaults,
  forged_cut: 'the note on what was cut off before it is not signed by a key of this log',
  cut_too_early: 'what was cut off before it was not thirty days old',
} as const satisfies Record<string, string>

export type AccessLogFault = LedgerFault | 'forged_cut' | 'cut_too_early'

export type AccessLogVerdict =
  | (Extract<Verdict, { ok: true }> & {
      /** How many entries were cut off before the first one, as a signed note says. */
      cut: number
    })
  | { ok: false; brand: string; sequence: number; fault: AccessLogFault }

export interface AccessLogProof {
  /** As the entries say it: `-` is the operator's own. */
  brand: string
  verifiers: readonly LedgerVerifier[]
  cut: SignedCut | null
  /** Checkpoints of this log that were kept elsewhere. */
  kept?: readonly SignedCheckpoint[]
}

const form = { checkpointKind: 'access_log_checkpoint', readPlace: readAccessPlace } as const

export async function verifyAccessLog(
  lines: Iterable<LedgerLine> | AsyncIterable<LedgerLine>,
  { brand, verifiers, cut, kept = [] }: AccessLogProof,
): Promise<AccessLogVerdict> {
  const fault = cut && cutFault(cut, brand, verifiers)
  if (cut && fault) return { ok: false, brand, sequence: cut.cut.sequence + 1, fault }
  const start = cut ? { start: cut.cut } : {}
  const verdict = await verifyLedger(lines, { brand, verifiers, kept, form, ...start })
  return verdict.ok ? { ...verdict, cut: cut?.cut.sequence ?? 0 } : verdict
}

function cutFault(
  signed: SignedCut,
  brand: string,
  verifiers: readonly LedgerVerifier[],
): AccessLogFault | null {
  const { cut } = signed
  if (cut.brand !== brand || !isSignedCut(signed, verifiers)) return 'forged_cut'
  return cut.at - cut.newest < leastKeptMs ? 'cut_too_early' : null
}
