// The history of a contact (E16): which thing changed, by whom, when. Names and statuses, never a field's value.
import type { RecordTransaction, Value } from '../stores/records.ts'
import type { Contact, ContactChange } from './contact.ts'
import { numberIn, textIn, textOrNull } from './contact-row.ts'
import { changedFields } from './merge-fields.ts'

type Change = Pick<ContactChange, 'what' | 'from' | 'to'>

/** What the history says of a contact that has become another; nothing when nothing differs. */
export function changesBetween(before: Contact, after: Contact): Change[] {
  const fields = changedFields(before.fields, after.fields).map((what) => ({ what, from: null, to: null }))
  return [...fields, ...statusChanges(before, after)]
}

function statusChanges(before: Contact, after: Contact): Change[] {
  const [old, next] = [statusesOf(before), statusesOf(after)]
  return Object.entries(next).flatMap(([what, to]) => {
    const from = old[what] ?? null
    return from === to ? [] : [{ what, from, to }]
  })
}

function statusesOf({ optIns, emailStatus }: Contact): Record<string, string> {
  return {
    ambassador_opt_in: optIns.ambassador,
    brand_opt_in: optIns.brand,
    partners_opt_in: String(optIns.partners),
    email_status: emailStatus,
  }
}

/** The first line, of a contact whose row has just been inserted. */
export async function recordCreation(tx: RecordTransaction, contact: Contact): Promise<void> {
  await insertChanges(tx, contact, 1, [{ what: 'created', from: null, to: null }])
}

/** Appends to the history of a contact whose row is written already, at its `changedAt` and by its `changedBy`. */
export async function recordChanges(
  tx: RecordTransaction,
  contact: Contact,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return
  const [last] = await tx.run('SELECT MAX(number) AS number FROM contact_changes WHERE contact = ?', [
    contact.id,
  ])
  await insertChanges(tx, contact, last ? numberIn(last, 'number') + 1 : 1, changes)
}

async function insertChanges(
  tx: RecordTransaction,
  { id, changedAt, changedBy }: Contact,
  first: number,
  changes: readonly Change[],
): Promise<void> {
  const rows = changes.map(({ what, from, to }, index): Value[] => [
    id,
    first + index,
    changedAt,
    changedBy,
    what,
    from,
    to,
  ])
  await tx.run(
    `INSERT INTO contact_changes (contact, number, changed_at, changed_by, what, value_before, value_after)
     VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    rows.flat(),
  )
}

/** The oldest first. */
export async function readHistory(tx: RecordTransaction, id: string): Promise<ContactChange[]> {
  const rows = await tx.run(
    `SELECT changed_at, changed_by, what, value_before, value_after
     FROM contact_changes WHERE contact = ? ORDER BY number`,
    [id],
  )
  return rows.map((row) => ({
    at: numberIn(row, 'changed_at'),
    by: textIn(row, 'changed_by'),
    what: textIn(row, 'what'),
    from: textOrNull(row, 'value_before'),
    to: textOrNull(row, 'value_after'),
  }))
}
