import { randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDataFolder } from '../../collector/data-folder.ts'
import { createApplyTombstones } from '../../collector/erasure/apply-tombstones.ts'
import { openErasures } from '../../collector/erasure/erasure-rows.ts'
import { createFindBehaviour } from '../../collector/erasure/find-behaviour.ts'
import { openTombstones } from '../../collector/erasure/tombstones.ts'
import {
  createErasureRooms,
  createRecordParts,
  type ErasureRoomsOptions,
} from '../../collector/erasure-rooms.ts'
import { readLedger } from '../../collector/ledger/read-ledger.ts'
import { verifyLedger } from '../../collector/ledger/verify-ledger.ts'
import { createContactKeys } from '../../collector/privacy/contact-keys.ts'
import { createSealedNotes } from '../../collector/privacy/sealed-note.ts'
import { createLegalHolds } from '../../collector/retention/legal-holds.ts'
import { createTasks } from '../../collector/tasks/tasks.ts'
import { anna, boris, type ErasureShop, startErasureShop } from '../support/erasure-shop.ts'
import { sourceRecordsWorker } from '../support/source-records-worker.ts'
import { newTempFolder } from '../support/temp-folder.ts'

const asked = { by: 'operator', reason: 'request' } as const

/** The stopped shop's folder, opened, with its erasures; `parts` fail where a test wants it. */
async function reopened({ collector }: ErasureShop, dataFolder = collector.environment.dataFolder) {
  await collector.stop()
  const environment = { ...collector.environment, dataFolder }
  const now = () => collector.clock.now
  const opened = await openDataFolder(environment, { now, recordsWorker: sourceRecordsWorker })
  if (!opened.ok) throw new Error(opened.message)
  const { folder } = opened
  let isOpen = true
  const close = async () => {
    if (isOpen) await folder.close()
    isOpen = false
  }
  onTestFinished(close)
  const log = { error: () => {}, warn: () => {} }
  const backups = { alone: <Result>(work: () => Promise<Result>) => work() }
  const rooms = (parts: Partial<ErasureRoomsOptions> = {}) =>
    createErasureRooms({ ...folder, backups, environment, settle: async () => true, now, log, ...parts })
      .erasures
  const sql = (events: string) => `SELECT count(*) AS events, count(email) AS tagged FROM ${events}`
  return {
    folder,
    environment,
    now,
    close,
    rooms,
    events: async () => (await folder.store.query({ brand: 'acme', from: 0, until: 4e12, sql }))[0],
    contact: (id: string) =>
      folder.records.transact(
        'acme',
        async (tx) => (await tx.run('SELECT sealed FROM contacts WHERE id = ?', [id]))[0],
      ),
    open: () => folder.records.transact('acme', openErasures),
  }
}

async function shopWithAnna() {
  const shop = await startErasureShop()
  const id = await shop.keep(anna)
  await shop.visit(anna, true)
  await shop.visit(boris, true)
  await shop.collector.loaded()
  return { shop, id }
}

describe('an erasure that does not come to its end', () => {
  it('waits for a journal that cannot be loaded: what is gone is gone, and the rest is done later', async () => {
    const { shop, id } = await shopWithAnna()
    const { rooms, contact, events, open } = await reopened(shop)
    const late = await rooms({ settle: async () => false }).contact('acme', id, asked)
    expect(late).toEqual({ ok: false, reason: 'not_yet' })
    expect([await contact(id), await events()]).toEqual([{ sealed: null }, { events: 4, tagged: 4 }])
    expect(await rooms().resume()).toBe(1)
    expect([await open(), await events()]).toEqual([[], { events: 4, tagged: 2 }])
  })

  it('is gone on with where the rewriting of a month failed, or the process was killed in it', async () => {
    const { shop, id } = await shopWithAnna()
    const { rooms, folder, events, open } = await reopened(shop)
    const broken = { ...folder.store, forget: () => Promise.reject(new Error('the disk is full')) }
    await expect(rooms({ store: broken }).contact('acme', id, asked)).rejects.toThrow('the disk is full')
    expect(await open()).toMatchObject([{ state: 'found', subjects: [id] }])
    expect(await rooms().resume()).toBe(1)
    expect([await open(), await events()]).toEqual([[], { events: 4, tagged: 2 }])
    expect(await rooms().resume()).toBe(0)
  })

  it('keeps nothing of the person beside its certificate when it is done', async () => {
    const { shop, id } = await shopWithAnna()
    const { rooms, folder } = await reopened(shop)
    expect(await rooms().contact('acme', id, asked)).toMatchObject({ ok: true })
    const rows = await folder.records.transact('acme', (tx) => tx.run('SELECT * FROM erasures'))
    expect(rows).toMatchObject([{ state: 'done', work: null, subjects: JSON.stringify([id]) }])
  })

  it('R21: is refused, with words, where a legal hold stands on the record', async () => {
    const { shop, id } = await shopWithAnna()
    const { rooms, folder, now, contact } = await reopened(shop)
    const hold = { kind: 'contact', id, reason: 'court_order', reference: null, heldBy: 'operator' } as const
    await folder.records.transact('acme', (tx) => createLegalHolds({ now }).set(tx, hold))
    const refused = await rooms().contact('acme', id, asked)
    expect(refused).toEqual({ ok: false, reason: 'held', heldBecause: 'court_order' })
    expect((await contact(id))?.sealed).not.toBeNull()
    expect(openTombstones(shop.collector.environment.keysFolder).read().tombstones).toEqual([])
  })

  it('leaves the consent ledger whole', async () => {
    const { shop, id } = await shopWithAnna()
    const { rooms, folder } = await reopened(shop)
    await rooms().contact('acme', id, asked)
    const { verifiers } = folder.ledgerKeys
    const verdict = await verifyLedger(readLedger(folder.records, 'acme'), {
      brand: 'acme',
      verifiers,
      kept: [],
    })
    expect(verdict).toMatchObject({ ok: true })
  })
})

describe('what waits about a person', () => {
  it('Z: ends with them: mails, and what they sent that nobody has read yet; others’ goes on', async () => {
    const { shop, id } = await shopWithAnna()
    const { rooms, folder, now } = await reopened(shop)
    const notes = createSealedNotes(createContactKeys({ keyRing: folder.keyRing, random: randomBytes }))
    const tasks = createTasks({ now })
    const sent = (at: string, email: string) => notes.seal('acme', at, JSON.stringify({ fields: { email } }))
    const asks = (at: string, email: string) =>
      notes.seal('acme', at, JSON.stringify({ email, language: 'en' }))
    await folder.records.transact('acme', async (tx) => {
      await tasks.add(tx, {
        id: 'hers-1',
        kind: 'mail',
        payload: JSON.stringify({ contact: id, about: 'own_page' }),
      })
      await tasks.add(tx, {
        id: 'hers-2',
        kind: 'submission',
        payload: sent('hers-2', anna.email.toUpperCase()),
      })
      await tasks.add(tx, { id: 'hers-3', kind: 'link_request', payload: asks('hers-3', anna.email) })
      await tasks.add(tx, { id: 'his-1', kind: 'submission', payload: sent('his-1', boris.email) })
      await tasks.add(tx, { id: 'his-2', kind: 'mail', payload: JSON.stringify({ contact: 'his' }) })
    })
    const done = await rooms().contact('acme', id, asked)
    expect(done.ok && done.certificate.certificate.erased.tasks).toBe(3)
    const waiting = await folder.records.transact('acme', (tx) =>
      tx.run(
        "SELECT id FROM tasks WHERE payload IS NOT NULL AND id LIKE 'h%-%' AND length(id) < 8 ORDER BY id",
      ),
    )
    expect(waiting).toEqual([{ id: 'his-1' }, { id: 'his-2' }])
  })
})

describe('a folder from before an erasure', () => {
  it('X3: is told by the tombstones, so that nobody who was erased comes back; an opt-out does', async () => {
    const { shop, id } = await shopWithAnna()
    await shop.collector.stop()
    const older = newTempFolder()
    cpSync(shop.collector.environment.dataFolder, older, { recursive: true })
    const live = await reopened(shop)
    await live.folder.records.transact('acme', (tx) =>
      tx.run("INSERT INTO suppressions SELECT email_tag, '', 'global_optout', 1 FROM contacts WHERE id = ?", [
        id,
      ]),
    )
    await live.rooms().contact('acme', id, asked)
    await live.close()
    const { folder, events, contact, environment, now } = await reopened(shop, older)
    expect(await events()).toEqual({ events: 4, tagged: 4 })
    const apply = createApplyTombstones({
      ...folder,
      ...createRecordParts({ ...folder, now }),
      dataFolder: older,
      findBehaviour: createFindBehaviour(folder),
      tombstones: openTombstones(environment.keysFolder),
    })
    expect(await apply()).toBe(1)
    expect([await contact(id), await events()]).toEqual([{ sealed: null }, { events: 4, tagged: 2 }])
    const optOuts = await folder.records.transact('acme', (tx) => tx.run('SELECT reason FROM suppressions'))
    expect(optOuts).toEqual([{ reason: 'global_optout' }])
    expect(await apply()).toBe(1)
  })
})
