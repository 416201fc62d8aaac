// An access log for tests: real tables, real tags, a key made for the test.
import type { AccessAct } from '../../collector/access-log/access-act.ts'
import { operatorLog } from '../../collector/access-log/access-entry.ts'
import { createAccessLog } from '../../collector/access-log/access-log.ts'
import { createAccessLogLimit, createOperatorLogLimit } from '../../collector/access-log/access-log-limit.ts'
import { readCut } from '../../collector/access-log/cut.ts'
import { readAccessLog } from '../../collector/access-log/read-access-log.ts'
import { accessLogSchema } from '../../collector/access-log/schema.ts'
import { verifyAccessLog } from '../../collector/access-log/verify-access-log.ts'
import type { SignedCheckpoint } from '../../collector/ledger/checkpoint.ts'
import { openBrandRecords } from './brand-records.ts'
import { firstPepperOnly, linesOf, testLedgerKeys } from './test-ledger.ts'
import { noon } from './wire-batch.ts'

/** Somebody looked at a contact, less what a test says otherwise. */
export function accessAct(fields: Partial<AccessAct> = {}): AccessAct {
  return {
    by: '01JCW3XQ6V8K4M2N5P7R9T1B3D',
    operation: 'read',
    entity: 'contact',
    foreignId: 'C42',
    route: 'GET /api/:brand/contacts/:id',
    address: '203.0.113.7',
    ...fields,
  }
}

/** Empty logs in a store of their own. Call it inside a test. */
export function newTestAccessLog({ keyRing = firstPepperOnly, keys = testLedgerKeys() } = {}) {
  const records = openBrandRecords(accessLogSchema)
  const clock = { now: noon }
  const { signer, verifiers } = keys
  const accessLog = createAccessLog({ records, keyRing, signer, now: () => clock.now })
  const limits = { records, accessLog, signer }
  const lines = (brand: string | null = 'acme') => linesOf(readAccessLog(records, brand))
  return {
    ...accessLog,
    records,
    clock,
    keys,
    keyRing,
    limit: createAccessLogLimit(limits),
    operatorLimit: createOperatorLogLimit(limits),
    lines,
    /** The entries as they stand there. */
    async bodies(brand: string | null = 'acme'): Promise<string[]> {
      return (await lines(brand)).flatMap((line) => (line.kind === 'entry' ? [line.entry.body] : []))
    },
    async verify(brand: string | null = 'acme', kept: readonly SignedCheckpoint[] = []) {
      const name = brand ?? operatorLog
      const cut = await records.transact(brand, (tx) => readCut(tx, name))
      return verifyAccessLog(await lines(brand), { brand: name, verifiers, cut, kept })
    },
    run: (sql: string, brand: string | null = 'acme') => records.transact(brand, (tx) => tx.run(sql)),
  }
}
