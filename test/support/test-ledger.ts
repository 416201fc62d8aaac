// A consent ledger for tests: real tables, real tags, a key made for the test.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import type { LedgerAct } from '../../collector/ledger/entry.ts'
import { createLedger } from '../../collector/ledger/ledger.ts'
import { createLedgerKeys, type LedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import type { WholeLine } from '../../collector/ledger/ledger-line.ts'
import { readLedger } from '../../collector/ledger/read-ledger.ts'
import { ledgerSchema } from '../../collector/ledger/schema.ts'
import { createKeyRing } from '../../collector/privacy/key-ring.ts'
import { openBrandRecords } from './brand-records.ts'
import { vectorPepper } from './test-draft.ts'
import { noon } from './wire-batch.ts'

export const firstPepperOnly = createKeyRing({ version: 1, peppers: new Map([[1, vectorPepper]]) })

/** The key that PKCS#8 makes of 32 equal bytes: the same in every run. */
export function testLedgerKeys(byte = 1): LedgerKeys {
  const { privateKey } = generateKeyPairSync('ed25519')
  const der = privateKey.export({ format: 'der', type: 'pkcs8' })
  // RFC 8410, 7: the seed is the last 32 bytes.
  der.fill(byte, der.length - 32)
  const keys = createLedgerKeys([createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })])
  if (!keys) throw new Error('There is a key')
  return keys
}

export const textHash = 'ab'.repeat(32)

/** A ticked box of a message popin, less what a test says otherwise. */
export function ledgerAct(fields: Partial<LedgerAct> = {}): LedgerAct {
  return {
    act: 'granted',
    recipient: 'ambassador',
    contact: 'contact-1',
    ambassador: 'ambassador-1',
    basis: 'box',
    textHash,
    language: 'fr',
    popin: 'message',
    popinVersion: '3',
    noticeVersion: '2026-09',
    page: 'https://shop.example.com/blog/boots',
    confirmation: 'awaited',
    ...fields,
  }
}

/** An empty ledger in a store of its own, which has the ledger's tables alone unless more are named. Call it inside a test. */
export function newTestLedger({
  keyRing = firstPepperOnly,
  keys = testLedgerKeys(),
  tables = ledgerSchema,
} = {}) {
  const store = openBrandRecords(tables)
  const clock = { now: noon }
  const now = () => clock.now
  const ledgerUnder = (ring = keyRing) => createLedger({ keyRing: ring, signer: keys.signer, now })
  return {
    store,
    clock,
    keys,
    ledgerUnder,
    append: (acts: readonly LedgerAct[], brand = 'acme') =>
      store.transact(brand, (tx) => ledgerUnder().append(tx, brand, acts)),
    entriesOf: (contact: string, ring = keyRing, brand = 'acme') =>
      store.transact(brand, (tx) => ledgerUnder(ring).entriesOf(tx, brand, contact)),
    lines: (brand = 'acme') => linesOf(readLedger(store, brand)),
    run: (sql: string, brand: string | null = 'acme') => store.transact(brand, (tx) => tx.run(sql)),
  }
}

export async function linesOf(lines: AsyncIterable<WholeLine>): Promise<WholeLine[]> {
  const all: WholeLine[] = []
  for await (const line of lines) all.push(line)
  return all
}
