// A data folder whose brands have consent ledgers, and the command line over it.
import { openKeys, openRecords } from '../../collector/data-folder.ts'
import { createLedger } from '../../collector/ledger/ledger.ts'
import { openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import type { RecordStore } from '../../collector/stores/records.ts'
import { newCommandLine } from './command-run.ts'
import { ledgerAct } from './test-ledger.ts'
import { noon } from './wire-batch.ts'

export type LedgerFolder = Awaited<ReturnType<typeof newLedgerFolder>>

/** `entries`: how many each brand's ledger has. Call it inside a test. */
export async function newLedgerFolder(entries: Record<string, number>) {
  const line = newCommandLine()
  const { environment, now, recordsWorker } = line.context

  /** Opens the records as the collector does, and closes them again. */
  async function withRecords<Result>(use: (store: RecordStore) => Promise<Result>): Promise<Result> {
    const keys = openKeys(environment, now)
    const records = keys.ok ? await openRecords(environment, keys.keyRing, recordsWorker) : keys
    if (!records.ok) throw new Error(records.message)
    try {
      return await use(records.store)
    } finally {
      await records.store.close()
    }
  }

  async function add(brand: string, count: number): Promise<void> {
    const keys = openKeys(environment, now)
    const signing = openLedgerKeys(environment.keysFolder)
    if (!keys.ok || !signing.ok) throw new Error('There are keys')
    const { signer } = signing.ledgerKeys
    const ledger = createLedger({ keyRing: keys.keyRing, signer, now: () => noon })
    const acts = Array.from({ length: count }, (_, i) => ledgerAct({ contact: `contact-${i}` }))
    await withRecords((store) => store.transact(brand, (tx) => ledger.append(tx, brand, acts)))
  }

  for (const [brand, count] of Object.entries(entries)) {
    await line.run('brand', 'add', brand, '--origin', 'https://shop.example')
    await add(brand, count)
  }
  return {
    ...line,
    /** Statements in a brand's database, behind the collector's back. */
    tamper: (brand: string, ...statements: string[]) =>
      withRecords((store) =>
        store.transact(brand, async (tx) => {
          for (const sql of statements) await tx.run(sql)
        }),
      ),
  }
}
