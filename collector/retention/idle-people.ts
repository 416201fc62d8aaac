// R9: who of those who log in has not for how long, what holds them, and how far their reminding is.
import { everyBrand } from '../access/grants.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { RecordRow, RecordTransaction } from '../stores/records.ts'
import { type IdleStep, idleStep, type Reminding } from './idle-step.ts'
import { dueAt, lengthOf } from './limit-length.ts'
import { timeLimits } from './time-limits.ts'

export interface IdlePerson {
  id: string
  /** Where they have a role; `everyBrand` too. */
  brands: string[]
  step: IdleStep
  heldBecause: string | null
}

/** `only`: one person alone. */
export async function findPeople(
  tx: RecordTransaction,
  brands: Pick<BrandRegistry, 'find'>,
  only?: string,
): Promise<IdlePerson[]> {
  const rows = await tx.run(
    `SELECT people.id, coalesce(people.last_log_in_at, people.created_at) AS seen_at,
      log_in_reminders.began_at, log_in_reminders.first_at, log_in_reminders.second_at, legal_holds.reason
    FROM people LEFT JOIN log_in_reminders ON log_in_reminders.person = people.id
    LEFT JOIN legal_holds ON legal_holds.kind = 'person' AND legal_holds.id = people.id
    ${only === undefined ? '' : 'WHERE people.id = ?'} ORDER BY people.id`,
    only === undefined ? [] : [only],
  )
  const grants = await tx.run('SELECT person, brand FROM grants ORDER BY brand')
  return rows.map((row) => {
    const id = String(row.id)
    const own = grants.filter(({ person }) => person === id).map(({ brand }) => String(brand))
    return { id, brands: own, ...stepOf(row, monthsOf(own, brands)), heldBecause: textOrNull(row.reason) }
  })
}

/** The longest of the brands that somebody works for: no brand ends another's access. */
function monthsOf(names: readonly string[], brands: Pick<BrandRegistry, 'find'>): number {
  const { default: longest } = timeLimits.R9
  const months = names.map((name) => {
    const brand = name === everyBrand ? null : brands.find(name)
    return brand ? lengthOf('R9', brand.settings).amount : longest
  })
  return months.length === 0 ? longest : Math.max(...months)
}

function stepOf(row: RecordRow, months: number): Pick<IdlePerson, 'step'> {
  const seenAt = Number(row.seen_at)
  const reminding: Reminding = {
    beganAt: Number(row.began_at ?? 0),
    firstAt: numberOrNull(row.first_at),
    secondAt: numberOrNull(row.second_at),
  }
  const isOfNow = reminding.beganAt > seenAt
  return { step: idleStep(dueAt(seenAt, { amount: months, unit: 'months' }), isOfNow ? reminding : null) }
}

const numberOrNull = (value: RecordRow[string] | undefined) => (typeof value === 'number' ? value : null)
const textOrNull = (value: RecordRow[string] | undefined) => (typeof value === 'string' ? value : null)
