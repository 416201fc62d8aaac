// Setting and lifting a legal hold (R21): which record it may be, in which database it stands, and that it is logged.
import { z } from 'zod'
import type { AccessAct } from '../access-log/access-act.ts'
import type { AccessLog } from '../access-log/access-log.ts'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { isSeen } from '../rights/shown-person.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { type HeldKind, heldKinds, holdReasons, type LegalHold, type LegalHolds } from './legal-holds.ts'

/** Null: of the operator's own records, which are people who log in and whole brands. */
export type HolderBrand = string | null

export const holdSchema = z.strictObject({
  kind: z.enum(heldKinds),
  id: z.string().min(1).max(128),
  reason: z.enum(holdReasons),
  reference: z
    .string()
    .regex(/^[\w./-]{1,64}$/, 'must be 1 to 64 letters, digits, _ . / or -')
    .nullish()
    .default(null),
})
export const liftSchema = holdSchema.pick({ kind: true, id: true })
export type WantedHold = z.output<typeof holdSchema>

export type HoldResult = { ok: true } | { ok: false; reason: 'no_such_record' | 'not_here' | 'no_such_brand' }

export interface HoldRecords {
  list(brand: HolderBrand): Promise<LegalHold[]>
  /** Those of records that the brand sees: the operator may hold a contact that no opt-in shows to it. */
  listShown(brand: Brand): Promise<LegalHold[]>
  /** In place of an earlier one. `not_here`: this kind of record is not the brand's, or not the operator's. */
  set(brand: HolderBrand, hold: WantedHold, by: string): Promise<HoldResult>
  lift(brand: HolderBrand, record: Pick<WantedHold, 'kind' | 'id'>, by: string): Promise<HoldResult>
}

export interface HoldRecordsOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  legalHolds: LegalHolds
  contacts: Pick<Contacts, 'get'>
  accessLog: Pick<AccessLog, 'addWithin'>
}

const ofOperator: readonly HeldKind[] = ['person', 'brand']

export function createHoldRecords(options: HoldRecordsOptions): HoldRecords {
  const { records, brands, legalHolds, contacts, accessLog } = options

  async function onRecord(
    brand: HolderBrand,
    { kind }: Pick<WantedHold, 'kind'>,
    work: (tx: RecordTransaction) => Promise<boolean>,
  ): Promise<HoldResult> {
    if (ofOperator.includes(kind) !== (brand === null)) return { ok: false, reason: 'not_here' }
    if (brand !== null && !brands.find(brand)) return { ok: false, reason: 'no_such_brand' }
    const isDone = await records.transact(brand, work)
    return isDone ? { ok: true } : { ok: false, reason: 'no_such_record' }
  }

  /** An ambassador has no row of their own. */
  async function isThere(tx: RecordTransaction, { kind, id }: WantedHold): Promise<boolean> {
    if (kind === 'ambassador') return true
    if (kind === 'brand') return brands.find(id) !== null
    const table = kind === 'contact' ? 'contacts' : 'people'
    return (await tx.run(`SELECT id FROM ${table} WHERE id = ?`, [id])).length > 0
  }

  return {
    list: (brand) => records.transact(brand, (tx) => legalHolds.list(tx)),
    listShown: (brand) =>
      records.transact(brand.name, async (tx) => {
        const shown: LegalHold[] = []
        for (const hold of await legalHolds.list(tx)) {
          const contact = hold.kind === 'contact' ? await contacts.get(tx, brand.name, hold.id) : null
          if (hold.kind !== 'contact' || (contact && isSeen(brand, contact))) shown.push(hold)
        }
        return shown
      }),
    set: (brand, hold, by) =>
      onRecord(brand, hold, async (tx) => {
        if (!(await isThere(tx, hold))) return false
        await legalHolds.set(tx, { ...hold, heldBy: by })
        await accessLog.addWithin(tx, brand, actOn(hold, 'created', by, hold.reason))
        return true
      }),
    lift: (brand, record, by) =>
      onRecord(brand, record, async (tx) => {
        if (!(await legalHolds.lift(tx, record.kind, record.id))) return false
        await accessLog.addWithin(tx, brand, actOn(record, 'deleted', by))
        return true
      }),
  }
}

function actOn(
  { id }: Pick<WantedHold, 'id'>,
  operation: 'created' | 'deleted',
  by: string,
  reason?: string,
): AccessAct {
  return { by, operation, entity: 'hold', foreignId: id, reason }
}
