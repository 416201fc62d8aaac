// Everything of a brand (R12): its events, its database, its folder, its part of the backups, and what the operator's own
// database has of it. A row of the operator's says how far it is; each step may be killed and done again.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RemoveFromBackups } from '../backup/brand-from-backups.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { LedgerSigner } from '../ledger/ledger-keys.ts'
import { isHeld } from '../retention/legal-holds.ts'
import type { EventEraser } from '../stores/events.ts'
import type { RecordRemover, RecordStore, RecordTransaction } from '../stores/records.ts'
import type { AskedErasure } from './asked-erasure.ts'
import { createBrandLeaves } from './brand-leaves.ts'
import { type SignedCertificate, signCertificate } from './certificate.ts'
import { closeErasure, type ErasureRow, insertErasure, openErasures } from './erasure-rows.ts'
import type { Erased } from './erasures.ts'
import { forgetPeopleWithoutRole } from './forget-people.ts'
import type { NoteLimit } from './note-limit.ts'
import type { Tombstones } from './tombstones.ts'

export interface EraseBrandOptions {
  dataFolder: string
  brands: BrandRegistry
  records: RecordStore & RecordRemover
  store: Pick<EventEraser, 'months' | 'removeBrand'>
  tombstones: Tombstones
  signer: LedgerSigner
  noteLimit: NoteLimit
  settle: () => Promise<boolean>
  removeFromBackups: RemoveFromBackups
  forgetDamaged: (texts: readonly string[]) => number
  newId: () => string
  now: () => number
}

export interface EraseBrand {
  erase(brand: string, asked: AskedErasure): Promise<Erased>
  /** Those that a kill left half-way; answers how many were finished. */
  resume(): Promise<number>
}

export function createEraseBrand(options: EraseBrandOptions): EraseBrand {
  const { dataFolder, records, store, tombstones, signer, noteLimit, now } = options
  const leaves = createBrandLeaves(options)

  /** One row a brand: asked again, it is gone on with. */
  async function begin(brand: string, asked: AskedErasure): Promise<ErasureRow | { heldBecause: string }> {
    return records.transact(null, async (tx) => {
      const heldBecause = await isHeld(tx, 'brand', brand)
      if (heldBecause !== null) return { heldBecause }
      const known = (await openErasures(tx)).find(({ subjects }) => subjects.includes(brand))
      if (known) return known
      const row: ErasureRow = {
        id: options.newId(),
        kind: 'brand',
        subjects: [brand],
        ...asked,
        askedAt: now(),
        state: 'begun',
        work: noWork,
      }
      await insertErasure(tx, row)
      await noteLimit(tx, null, row)
      return row
    })
  }

  async function finish(brand: string, row: ErasureRow): Promise<SignedCertificate | null> {
    const { id, reason, by, askedAt } = row
    tombstones.add({ ...buried, id, brand, kind: 'brand', reason, by, at: askedAt })
    // What still waits in the journal would make the folder anew when it is loaded.
    if (!(await options.settle())) return null
    const months = await store.months(brand)
    await store.removeBrand(brand)
    await records.removeBrand(brand)
    rmSync(join(dataFolder, brand), { recursive: true, force: true })
    // Now that no new backup has it.
    const backups = await options.removeFromBackups(brand)
    const damaged = options.forgetDamaged([`"brand":${JSON.stringify(brand)}`])
    return records.transact(null, async (tx) => {
      const counts = { ...(await forgetAccess(tx, brand)), damaged_records: damaged, folders: 1, backups }
      const signed = { id, brand, kind: 'brand' as const, subjects: [brand], reason, by, asked_at: askedAt }
      const certificate = signCertificate({ ...signed, erased_at: now(), erased: counts, months }, signer)
      await closeErasure(tx, id, certificate)
      return certificate
    })
  }

  return {
    async erase(brand, asked) {
      // It takes nothing from now on: what came meanwhile would make its folder anew.
      if (!leaves.leave(brand, 'left').ok) return { ok: false, reason: 'not_found' }
      const begun = await begin(brand, asked)
      if ('heldBecause' in begun) return { ok: false, reason: 'held', ...begun }
      const certificate = await finish(brand, begun)
      return certificate ? { ok: true, certificate } : { ok: false, reason: 'not_yet' }
    },
    async resume() {
      const open = await records.transact(null, openErasures)
      let finished = 0
      for (const row of open) for (const brand of row.subjects) if (await finish(brand, row)) finished += 1
      return finished
    },
  }
}

const noWork = {
  whose: { visitors: [], customers: [], emails: [], phones: [] },
  contacts: [],
  suppressions: [],
  secret: '',
  ambassador: null,
  erased: {},
  months: [],
}
const buried = {
  contacts: [],
  ambassador: null,
  whose: { visitors: [], customers: [], emails: [], phones: [] },
  suppressions: [],
}

/** Who logged in there has no role there any more; who had none elsewhere is forgotten. */
async function forgetAccess(tx: RecordTransaction, brand: string): Promise<Record<string, number>> {
  tx.leaveNoTrace()
  const counts: Record<string, number> = {}
  for (const table of ['grants', 'invitations', 'share_links'] as const) {
    const gone = await tx.run(`DELETE FROM ${table} WHERE brand = ? RETURNING brand`, [brand])
    counts[table] = gone.length
  }
  counts.people = await forgetPeopleWithoutRole(tx)
  return counts
}
