// From generated answers to the brand's consent ledger, where it is empty: nothing made up ever follows what was real.
import { createLedger } from '../ledger/ledger.ts'
import type { LedgerSigner } from '../ledger/ledger-keys.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { RecordStore } from '../stores/records.ts'
import { generateAnswers, noAnswers, type SeedAnswers } from './consent-answers.ts'
import type { SeedOptions } from './generate.ts'

export interface AnswerTarget {
  records: Pick<RecordStore, 'transact'>
  keyRing: KeyRing
  signer: LedgerSigner
}

/** What the consent report must show of the seed's days: nothing was added where the ledger held something already. */
export async function writeAnswers(
  options: SeedOptions,
  { records, keyRing, signer }: AnswerTarget,
): Promise<SeedAnswers> {
  const { brand } = options
  const clock = { now: 0 }
  const ledger = createLedger({ keyRing, signer, now: () => clock.now })
  return records.transact(brand, async (tx) => {
    const totals = { ...noAnswers }
    const [held] = await tx.run('SELECT sequence FROM ledger_entries LIMIT 1')
    if (held) return totals
    const names = Object.keys(totals) as (keyof SeedAnswers)[]
    for (const day of generateAnswers(options)) {
      for (const { at, acts } of day.moments) {
        clock.now = at
        await ledger.append(tx, brand, acts)
      }
      for (const name of names) totals[name] += day.totals[name]
    }
    return totals
  })
}
