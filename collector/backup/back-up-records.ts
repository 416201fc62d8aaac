// The records in a backup: each database whole, as it is at one moment, with its rows counted and its logs' ends named.
import { accessChain } from '../access-log/access-log.ts'
import { type Chain, readHead } from '../ledger/chain.ts'
import { ledgerChain } from '../ledger/ledger.ts'
import type { RecordCopier, RecordTransaction } from '../stores/records.ts'
import type { BackedUpRecords } from './backup-list.ts'
import type { BackupParts } from './copy-parts.ts'

/** The chained logs of a brand's database, and of the operator's. */
const chainsOf = {
  brand: { ledger: ledgerChain, access_log: accessChain },
  operator: { access_log: accessChain },
} as const satisfies Record<string, Record<string, Chain>>

export type Heads = BackedUpRecords['heads']

/** The last entry of each log, within one transaction. */
export async function readHeads(tx: RecordTransaction, brand: string | null): Promise<Heads> {
  const heads: Heads = {}
  for (const [log, chain] of Object.entries(brand === null ? chainsOf.operator : chainsOf.brand)) {
    const head = await readHead(tx, chain)
    heads[log] = head.sequence === 0 ? null : head
  }
  return heads
}

export async function backUpRecords(
  records: RecordCopier,
  parts: BackupParts,
  brand: string | null,
): Promise<BackedUpRecords> {
  const path = brand === null ? 'operator.db' : `${brand}/records.db`
  const { mark, isCopied, rows, seen } = await records.copy(brand, {
    path: parts.draft,
    known: parts.knownMark(path),
    look: (tx) => readHeads(tx, brand),
  })
  if (!isCopied) return { file: await parts.takeOver(path), rows, heads: seen }
  const file = await parts.seal(path, parts.draft, mark)
  await parts.removeDraft()
  return { file, rows, heads: seen }
}
