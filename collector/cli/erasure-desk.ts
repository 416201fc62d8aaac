// Where `candor erase` has its work done: over the data folder itself, or by the collector that has it open.
import { type DataFolder, openDataFolder, openKeys, openRecords } from '../data-folder.ts'
import type { AskedErasure } from '../erasure/asked-erasure.ts'
import { type SignedCertificate, signedCertificate } from '../erasure/certificate.ts'
import { certificateOf } from '../erasure/erasure-rows.ts'
import type { Erased, Erasures } from '../erasure/erasures.ts'
import { createErasureRooms } from '../erasure-rooms.ts'
import { openEventWay } from '../event-way.ts'
import { createEventCounts } from '../events/event-counts.ts'
import { createRepeatCheck } from '../events/repeat-check.ts'
import { createMetrics } from '../metrics.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { createAskCollector } from './ask-collector.ts'
import type { CommandContext } from './context.ts'

/** Whom: one of them, or the brand as a whole. */
export type ErasureOf =
  | { contact: string }
  | { email: string }
  | { customer: string }
  | { visitor: string }
  | 'brand'

export interface WantedByOperator {
  brand: string
  of: ErasureOf
  reason: AskedErasure['reason']
}

/** Answers the signed certificate as JSON; a refusal ends the command. */
export async function askErasure(wanted: WantedByOperator, context: CommandContext): Promise<string> {
  const keyRing = await keysOfWhoeverRuns(context)
  return keyRing ? askCollector(wanted, keyRing, context) : eraseHere(wanted, context)
}

/** The certificate of an erasure that is done, as JSON. */
export async function readCertificate(brand: string, id: string, context: CommandContext): Promise<string> {
  const keyRing = await keysOfWhoeverRuns(context)
  if (!keyRing) return readHere(brand, id, context)
  const ask = createAskCollector({ ...context, keyRing })
  const asked = await ask(signedCertificate, 'GET', `/api/${brand}/erasures/${encodeURIComponent(id)}`)
  return asked.ok ? toJson(asked) : context.fail(asked.message)
}

async function readHere(brand: string, id: string, context: CommandContext): Promise<string> {
  const opened = await openDataFolder(context.environment, context)
  if (!opened.ok) return context.fail(opened.message)
  const { records, accessLog, close } = opened.folder
  try {
    const act = { by: 'operator', operation: 'read', route: 'candor erase', entity: 'contact' } as const
    await accessLog.add(brand, { ...act, foreignId: id })
    const found = await records.transact(brand, (tx) => certificateOf(tx, id))
    return found ? toJson(found) : context.fail('there is no such erasure, or it is not done')
  } finally {
    await close()
  }
}

/** For asking the collector that has the folder open; null: none has. */
async function keysOfWhoeverRuns(context: CommandContext): Promise<KeyRing | null> {
  const keys = openKeys(context.environment, context.now)
  if (!keys.ok) return context.fail(keys.message)
  const opened = await openRecords(context.environment, keys.keyRing, context.recordsWorker)
  if (opened.ok) await opened.store.close()
  else if (opened.reason !== 'in_use') return context.fail(opened.message)
  return opened.ok ? null : keys.keyRing
}

function toJson({ certificate, signature }: SignedCertificate): string {
  return JSON.stringify({ certificate, signature } satisfies SignedCertificate)
}

async function askCollector(
  { brand, of, reason }: WantedByOperator,
  keyRing: KeyRing,
  context: CommandContext,
): Promise<string> {
  if (of === 'brand')
    return context.fail(
      `a collector has the folder open: it erases ${brand} by itself when its days are over; or stop it`,
    )
  const ask = createAskCollector({ ...context, keyRing })
  const asked = await ask(signedCertificate, 'POST', `/api/${brand}/erasures`, { ...of, reason })
  return asked.ok ? toJson(asked) : context.fail(asked.message)
}

/** What waits in the journal is loaded first, as a collector would at its start. */
async function eraseHere(wanted: WantedByOperator, context: CommandContext): Promise<string> {
  const { environment, now, log } = context
  const opened = await openDataFolder(environment, context)
  if (!opened.ok) return context.fail(opened.message)
  const { folder } = opened
  const counts = createEventCounts()
  const way = await openEventWay({
    dataFolder: environment.dataFolder,
    store: folder.store,
    counts,
    metrics: createMetrics(counts),
    repeats: createRepeatCheck(),
    now,
    log,
  })
  // Whoever has the folder open is who takes its backups: nobody else does.
  const backups = { alone: <Result>(work: () => Promise<Result>) => work() }
  const { erasures } = createErasureRooms({ ...folder, backups, environment, settle: way.settle, now, log })
  const erased = await logged(wanted, folder, () => erase(erasures, wanted)).finally(async () => {
    await way.close(drainMs)
    await folder.close()
  })
  return erased.ok ? toJson(erased.certificate) : context.fail(inWords(erased))
}

const drainMs = 5000

/** Written down before it is done; of a brand as a whole in the operator's own log. */
async function logged(
  { brand, of, reason }: WantedByOperator,
  { accessLog }: DataFolder,
  work: () => Promise<Erased>,
): Promise<Erased> {
  const act = { by: 'operator', operation: 'deleted', route: 'candor erase', reason } as const
  if (of === 'brand') await accessLog.add(null, { ...act, entity: 'brand', id: brand })
  else await accessLog.add(brand, { ...act, entity: 'contact' })
  return work()
}

function erase(erasures: Erasures, { brand, of, reason }: WantedByOperator): Promise<Erased> {
  const asked = { by: 'operator', reason }
  if (of === 'brand') return erasures.brand(brand, asked)
  if ('contact' in of) return erasures.contact(brand, of.contact, asked)
  if ('email' in of) return erasures.address(brand, of.email, asked)
  return erasures.visitor(brand, of, asked)
}

function inWords(refused: Extract<Erased, { ok: false }>): string {
  if (refused.reason === 'held')
    return `a legal hold stands on it (${refused.heldBecause}); lift the hold first`
  if (refused.reason === 'not_found') return 'there is nobody of this ID'
  return 'begun; events that wait in the journal cannot be read now. The collector does the rest when it runs.'
}
