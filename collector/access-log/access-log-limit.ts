// R15: a log's old days go, whole, from its beginning on, and never one while an entry before it is too young. What cut
// them off is signed, and an entry itself.

import type { LedgerSigner } from '../ledger/ledger-keys.ts'
import type { Due, Limit, OperatorLimit } from '../retention/limit.ts'
import { dueAt, fixedLengthOf, latestStart } from '../retention/limit-length.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import { operatorLog } from './access-entry.ts'
import type { AccessLog } from './access-log.ts'
import { keepCut, signCut } from './cut.ts'

export interface AccessLogLimitOptions {
  records: Pick<RecordStore, 'transact'>
  accessLog: Pick<AccessLog, 'addWithin'>
  signer: LedgerSigner
}

const dayMs = 86_400_000
const length = fixedLengthOf('R15')

/** Of each brand's log. */
export function createAccessLogLimit(options: AccessLogLimitOptions): Limit {
  return {
    id: 'R15',
    due: ({ name }, until) => dueDays(options, name, until),
    carryOut: ({ name }, now) => cutDays(options, name, now),
  }
}

/** Of the operator's own log. */
export function createOperatorLogLimit(options: AccessLogLimitOptions): OperatorLimit {
  return {
    id: 'R15',
    due: (until) => dueDays(options, null, until),
    carryOut: (now) => cutDays(options, null, now),
  }
}

function dueDays({ records }: AccessLogLimitOptions, brand: string | null, until: number): Promise<Due[]> {
  return records.transact(brand, async (tx) => {
    const days = await daysBefore(tx, await firstKept(tx, until))
    return days.map((day) => ({
      limit: 'R15',
      kind: 'access_log_part',
      id: dateOf(day),
      at: dueAt(day + dayMs, length),
      what: 'delete',
    }))
  })
}

function cutDays(options: AccessLogLimitOptions, brand: string | null, now: number): Promise<number> {
  const { records, accessLog, signer } = options
  return records.transact(brand, async (tx) => {
    const kept = await firstKept(tx, now)
    const days = await daysBefore(tx, kept)
    const last = await lastBefore(tx, kept)
    const newestDay = days.at(-1)
    if (!last || newestDay === undefined) return 0
    await accessLog.addWithin(tx, brand, {
      by: 'retention',
      operation: 'deleted',
      entity: 'access_log',
      id: dateOf(newestDay),
    })
    await keepCut(tx, signCut({ brand: brand ?? operatorLog, ...last, at: now }, signer))
    for (const table of ['access_log_entries', 'access_log_checkpoints'])
      await tx.run(`DELETE FROM ${table} WHERE sequence <= ?`, [last.sequence])
    tx.leaveNoTrace()
    return days.length
  })
}

/** The number of the first entry that is not due at a moment: one later than every number where all are. */
async function firstKept(tx: RecordTransaction, moment: number): Promise<number> {
  const sql = 'SELECT MIN(sequence) AS first FROM access_log_entries WHERE at >= ?'
  const [row] = await tx.run(sql, [firstKeptDay(moment)])
  return typeof row?.first === 'number' ? row.first : Number.MAX_SAFE_INTEGER
}

/** The first day that has not wholly been kept for its time at a moment. */
function firstKeptDay(moment: number): number {
  // `latestStart` may be three days too late.
  let day = dayOf(latestStart(moment, length)) - 4 * dayMs
  while (dueAt(day + dayMs, length) <= moment) day += dayMs
  return day
}

/** The oldest first. */
async function daysBefore(tx: RecordTransaction, sequence: number): Promise<number[]> {
  const sql = `SELECT DISTINCT at - at % ${dayMs} AS day FROM access_log_entries WHERE sequence < ? ORDER BY day`
  return (await tx.run(sql, [sequence])).map(({ day }) => Number(day))
}

async function lastBefore(tx: RecordTransaction, sequence: number) {
  const [last] = await tx.run(
    'SELECT sequence, hash FROM access_log_entries WHERE sequence < ? ORDER BY sequence DESC LIMIT 1',
    [sequence],
  )
  const [row] = await tx.run('SELECT MAX(at) AS newest FROM access_log_entries WHERE sequence < ?', [
    sequence,
  ])
  if (!last) return null
  return { sequence: Number(last.sequence), hash: String(last.hash), newest: Number(row?.newest) }
}

const dayOf = (time: number) => Math.floor(time / dayMs) * dayMs
const dateOf = (day: number) => new Date(day).toISOString().slice(0, 10)
