// Proves a restored folder against the list of its backup: every event and row is there, every log is whole and ends
// where it ended.
import { operatorLog } from '../access-log/access-entry.ts'
import { readCut } from '../access-log/cut.ts'
import { readAccessLog } from '../access-log/read-access-log.ts'
import { accessLogFaults, verifyAccessLog } from '../access-log/verify-access-log.ts'
import type { SignedCheckpoint } from '../ledger/checkpoint.ts'
import type { LedgerVerifier } from '../ledger/ledger-keys.ts'
import { readLedger } from '../ledger/read-ledger.ts'
import { ledgerFaults, verifyLedger } from '../ledger/verify-ledger.ts'
import type { RecordCopier, RecordStore } from '../stores/records.ts'
import type { CopiedStore } from './back-up-events.ts'
import { readHeads } from './back-up-records.ts'
import type { BackedUpBrand, BackedUpRecords, BackupList } from './backup-list.ts'

export interface RestoredStores {
  store: CopiedStore
  records: RecordStore & RecordCopier
  verifiers: readonly LedgerVerifier[]
}

/** `events`: of all months. `ledgers`, `accessLogs`: the last signature of each that has one. */
export type Proof =
  | { ok: true; events: number; ledgers: SignedCheckpoint[]; accessLogs: SignedCheckpoint[] }
  | { ok: false; message: string }

/** Stops at the first thing that is not as the backup said it was. */
export async function proveRestored(stores: RestoredStores, list: BackupList): Promise<Proof> {
  const ledgers: SignedCheckpoint[] = []
  const accessLogs: SignedCheckpoint[] = []
  const problem =
    (await rowsProblem(stores, null, list.operator)) ??
    (await logProblem(provenAccessLog(stores, null), accessLogs))
  if (problem) return { ok: false, message: problem }
  for (const [brand, backedUp] of Object.entries(list.brands)) {
    const found =
      (await monthsProblem(stores, brand, backedUp)) ??
      (await rowsProblem(stores, brand, backedUp.records)) ??
      (await logProblem(provenAccessLog(stores, brand), accessLogs)) ??
      (await logProblem(provenLedger(stores, brand), ledgers))
    if (found) return { ok: false, message: found }
  }
  const months = Object.values(list.brands).flatMap((brand) => brand.months)
  return { ok: true, events: months.reduce((sum, { events }) => sum + events, 0), ledgers, accessLogs }
}

async function monthsProblem(
  { store }: RestoredStores,
  brand: string,
  { months }: BackedUpBrand,
): Promise<string | null> {
  const found = await store.months(brand)
  if (found.length !== months.length)
    return `${brand} has ${found.length} months of events, not ${months.length}`
  for (const { name, events } of months) {
    const restored = await store.withMonthFile(brand, name, async (file) => file.events)
    if (restored !== events) return `${brand} has ${restored ?? 'no'} events of ${name}, not ${events}`
  }
  return null
}

async function rowsProblem(
  { records }: RestoredStores,
  brand: string | null,
  { rows, heads }: BackedUpRecords,
): Promise<string | null> {
  const whose = brand ?? 'the operator'
  const restored = await records.countRows(brand)
  for (const [table, count] of Object.entries(rows))
    if (restored[table] !== count)
      return `${whose} has ${restored[table] ?? 'no'} rows of ${table}, not ${count}`
  const ends = await records.transact(brand, (tx) => readHeads(tx, brand))
  for (const [log, head] of Object.entries(heads))
    if (ends[log]?.sequence !== head?.sequence || ends[log]?.hash !== head?.hash)
      return `the ${log} of ${whose} does not end where it did`
  return null
}

interface ProvenLog {
  last: SignedCheckpoint | null
  problem: string | null
}

/** Notes the log's last signature where it is whole. */
async function logProblem(proving: Promise<ProvenLog>, lasts: SignedCheckpoint[]): Promise<string | null> {
  const { last, problem } = await proving
  if (last) lasts.push(last)
  return problem
}

async function provenAccessLog(
  { records, verifiers }: RestoredStores,
  brand: string | null,
): Promise<ProvenLog> {
  const name = brand ?? operatorLog
  const cut = await records.transact(brand, (tx) => readCut(tx, name))
  const verdict = await verifyAccessLog(readAccessLog(records, brand), { brand: name, verifiers, cut })
  if (verdict.ok) return { last: verdict.last, problem: null }
  const whose = brand ?? 'the operator'
  return {
    last: null,
    problem: `the access log of ${whose} is broken at entry ${verdict.sequence}: ${accessLogFaults[verdict.fault]}`,
  }
}

async function provenLedger({ records, verifiers }: RestoredStores, brand: string): Promise<ProvenLog> {
  const verdict = await verifyLedger(readLedger(records, brand), { brand, verifiers })
  if (verdict.ok) return { last: verdict.last, problem: null }
  return {
    last: null,
    problem: `the ledger of ${brand} is broken at entry ${verdict.sequence}: ${ledgerFaults[verdict.fault]}`,
  }
}
