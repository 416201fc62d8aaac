// The consent ledger on the embedded store: adding to it, on disk, and proving a hundred thousand entries.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LedgerAct } from '../../collector/ledger/entry.ts'
import { createLedger, type Ledger } from '../../collector/ledger/ledger.ts'
import { type LedgerKeys, openLedgerKeys } from '../../collector/ledger/ledger-keys.ts'
import { readLedger } from '../../collector/ledger/read-ledger.ts'
import { ledgerSchema } from '../../collector/ledger/schema.ts'
import { verifyLedger } from '../../collector/ledger/verify-ledger.ts'
import { createKeyRing } from '../../collector/privacy/key-ring.ts'
import { openLibsqlRecordStore } from '../../collector/stores/libsql/libsql-record-store.ts'
import type { RecordStore } from '../../collector/stores/records.ts'
import { sourceRecordsWorker } from '../support/source-records-worker.ts'
import { type Figure, figure, median } from './figure.ts'

const brand = 'bench'
const entries = 100_000
const perTransaction = 1000
const tries = 5
const singleAppends = 300

export async function measureLedger(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const keys = openLedgerKeys(join(folder, 'keys'))
  const store = await openStore(join(folder, 'data'))
  if (!keys.ok) throw new Error(keys.path)
  const ledger = createLedger({ keyRing: newKeyRing(), signer: keys.ledgerKeys.signer, now: Date.now })
  await fill(store, ledger)
  const before = process.cpuUsage()
  const verified = await times(tries, () => prove(store, keys.ledgerKeys))
  const { user, system } = process.cpuUsage(before)
  const appended = await times(singleAppends, () =>
    store.transact(brand, (tx) => ledger.append(tx, brand, [act(0)])),
  )
  await store.close()
  rmSync(folder, { recursive: true })
  return [
    figure('ledger.verify_100k_ms', median(verified), 'ms'),
    figure('ledger.verify_100k_cpu_ms', (user + system) / 1000 / tries, 'ms'),
    figure('ledger.append_ms', median(appended), 'ms'),
  ]
}

async function openStore(dataFolder: string): Promise<RecordStore> {
  const opened = await openLibsqlRecordStore({
    dataFolder,
    schema: { brand: ledgerSchema, operator: [] },
    keysOf: () => ['01'.repeat(32)],
    worker: sourceRecordsWorker,
    later: () => () => {},
  })
  if (!opened.ok) throw new Error(opened.message)
  return opened.store
}

function newKeyRing() {
  return createKeyRing({ version: 1, peppers: new Map([[1, randomBytes(32)]]) })
}

async function fill(store: RecordStore, ledger: Ledger): Promise<void> {
  for (let from = 0; from < entries; from += perTransaction) {
    const acts = Array.from({ length: perTransaction }, (_, i) => act(from + i))
    await store.transact(brand, (tx) => ledger.append(tx, brand, acts))
  }
}

/** A ticked box of a message popin, with every field that one has. */
function act(number: number): LedgerAct {
  return {
    act: 'granted',
    recipient: 'ambassador',
    contact: `contact-${number}`,
    ambassador: `ambassador-${number % 100}`,
    order: `T-${number}`,
    basis: 'box',
    textHash: 'ab'.repeat(32),
    language: 'fr',
    popin: 'message',
    popinVersion: '2026-09-01',
    noticeVersion: '7',
    page: 'https://shop.example.com/blog/three-nights-with-a-two-person-tent',
    signals: ['gpc'],
    confirmation: 'awaited',
  }
}

/** Throws unless every entry was proven. */
async function prove(store: RecordStore, { verifiers }: LedgerKeys): Promise<void> {
  const verdict = await verifyLedger(readLedger(store, brand), { brand, verifiers })
  if (!verdict.ok || verdict.entries < entries) throw new Error(JSON.stringify(verdict))
}

/** Milliseconds of each try. */
async function times(count: number, run: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < count; i++) {
    const began = performance.now()
    await run()
    took.push(performance.now() - began)
  }
  return took
}
