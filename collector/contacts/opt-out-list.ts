// One list of opt-outs in one database, by keyed tags alone. What is found under an older pepper is written again
// under the newest, so that it is still found when the older one is gone.
import type { RecordTransaction } from '../stores/records.ts'
import { type SuppressionReason, suppressionReasons } from './suppression-reasons.ts'

/** One person's, or ambassador's, tags under every pepper that is kept. */
export type Tags = readonly [newest: string, ...older: string[]]

export interface OptOut {
  reason: SuppressionReason
  /** Milliseconds since 1970. */
  since: number
}

/** The opt-outs of a person for exactly this ambassador (or `['']`, everybody), the oldest first. */
export async function findOptOuts(tx: RecordTransaction, person: Tags, ambassador: Tags): Promise<OptOut[]> {
  const sql = `SELECT person, ambassador, reason, since FROM suppressions WHERE ${isOf(person, ambassador)}`
  const rows = await tx.run(`${sql} ORDER BY since, reason`, [...person, ...ambassador])
  const optOuts = rows.map(({ reason, since }) => ({ reason: readReason(reason), since: Number(since) }))
  const isOld = rows.some((row) => row.person !== person[0] || row.ambassador !== ambassador[0])
  if (isOld) await writeAgain(tx, person, ambassador, optOuts)
  return optOuts
}

/** Adds an opt-out; one for the same reason stays as it is. */
export async function keepOptOut(
  tx: RecordTransaction,
  person: Tags,
  ambassador: Tags,
  optOut: OptOut,
): Promise<void> {
  const known = await findOptOuts(tx, person, ambassador)
  if (!known.some(({ reason }) => reason === optOut.reason)) await insert(tx, person, ambassador, optOut)
}

/** Removes the opt-outs for one reason. */
export async function liftOptOut(
  tx: RecordTransaction,
  person: Tags,
  ambassador: Tags,
  reason: SuppressionReason,
): Promise<void> {
  const sql = `DELETE FROM suppressions WHERE ${isOf(person, ambassador)} AND reason = ?`
  await tx.run(sql, [...person, ...ambassador, reason])
}

async function writeAgain(
  tx: RecordTransaction,
  person: Tags,
  ambassador: Tags,
  optOuts: readonly OptOut[],
): Promise<void> {
  await tx.run(`DELETE FROM suppressions WHERE ${isOf(person, ambassador)}`, [...person, ...ambassador])
  for (const optOut of optOuts) await insert(tx, person, ambassador, optOut)
}

async function insert(
  tx: RecordTransaction,
  [person]: Tags,
  [ambassador]: Tags,
  { reason, since }: OptOut,
): Promise<void> {
  const sql = `INSERT INTO suppressions (person, ambassador, reason, since) VALUES (?, ?, ?, ?)
    ON CONFLICT (person, ambassador, reason) DO NOTHING`
  await tx.run(sql, [person, ambassador, reason, since])
}

function isOf(person: Tags, ambassador: Tags): string {
  const places = (tags: Tags) => tags.map(() => '?').join(', ')
  return `person IN (${places(person)}) AND ambassador IN (${places(ambassador)})`
}

function readReason(value: unknown): SuppressionReason {
  const reason = suppressionReasons.find((known) => known === value)
  if (reason === undefined) throw new Error('The list of opt-outs holds a reason that nobody knows')
  return reason
}
