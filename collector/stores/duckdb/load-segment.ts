// Loads one journal segment into its month files, exactly once: the rows and the segment's ID share a transaction.
import type { DuckDBConnection } from '@duckdb/node-api'
import { limits } from '../../../sdk/protocol/limits.ts'
import type { LoadResult, Segment } from '../events.ts'
import { columnsOfSegment, segmentColumns } from './columns.ts'
import { literal } from './literal.ts'
import type { Month } from './month.ts'
import type { MonthFiles } from './month-files.ts'
import { plainRows } from './plain-rows.ts'

/** The part of a segment that goes into one month file. */
interface Part {
  brand: string
  month: Month
  events: number
  hasRepeats: boolean
  /** When its first event arrived. */
  received: number
}

/** Bytes: an event of a full batch, with every absent field of its 200 items written out, stays below half of this. */
const longestRecord = 1_048_576

/** Received before this is not looked at. */
const repeatWindowMs = limits.repeatWindowHours * 3_600_000
const rememberedMs = 3_600_000

const nothing: LoadResult = { stored: 0, repeated: 0 }

/** Reads the segment into a temporary table, then stores it month by month. Throws when a record cannot be read. */
export async function loadSegment(
  connection: DuckDBConnection,
  files: MonthFiles,
  segment: Segment,
): Promise<LoadResult> {
  await connection.run(
    `create or replace temp table segment as
       select *, strftime(make_timestamp(time * 1000), '%Y-%m') as month from read_json(${literal(segment.path)},
       format = 'newline_delimited', maximum_object_size = ${longestRecord}, columns = {${segmentColumns}})`,
  )
  if (segment.checkAll) await connection.run('update segment set maybe_repeat = true')
  let total = nothing
  for (const part of await partsOfSegment(connection))
    total = add(total, await loadPart(connection, files, segment.id, part))
  await connection.run('drop table segment')
  return total
}

async function partsOfSegment(connection: DuckDBConnection): Promise<Part[]> {
  const rows = await plainRows(
    await connection.run(`
      select brand, month, count(*) as events, bool_or(maybe_repeat) as has_repeats, min(received) as received
      from segment group by brand, month order by brand, month`),
  )
  return rows.map((row) => ({
    brand: String(row.brand),
    month: String(row.month),
    events: Number(row.events),
    hasRepeats: row.has_repeats === true,
    received: Number(row.received),
  }))
}

/** After a failure the month file is opened anew: a checkpoint that a full disk refused leaves it unusable till then. */
async function loadPart(
  connection: DuckDBConnection,
  files: MonthFiles,
  segmentId: string,
  part: Part,
): Promise<LoadResult> {
  try {
    return await storePart(connection, files, segmentId, part)
  } catch (error) {
    await files.detach(part.brand, part.month)
    throw error
  }
}

async function storePart(
  connection: DuckDBConnection,
  files: MonthFiles,
  segmentId: string,
  part: Part,
): Promise<LoadResult> {
  const target = await files.attach(part.brand, part.month)
  const months = await files.attachExisting(part.brand)
  const databases = await Promise.all(months.map((month) => files.attach(part.brand, month)))
  const [done] = await plainRows(
    await connection.run(`select stored, repeated from ${target}.segments where id = $id`, { id: segmentId }),
  )
  if (done) return { stored: Number(done.stored), repeated: Number(done.repeated) }
  return inTransaction(connection, async () => {
    const stored = await insertPart(connection, target, databases, part)
    const result = { stored, repeated: part.events - stored }
    await noteSegment(connection, target, segmentId, part, result)
    return result
  })
}

/** Remembers the segment for as long as it could come again: its file is removed as soon as it is loaded. */
async function noteSegment(
  connection: DuckDBConnection,
  target: string,
  id: string,
  { received }: Part,
  { stored, repeated }: LoadResult,
): Promise<void> {
  const forgotten = received - rememberedMs
  await connection.run(`delete from ${target}.segments where received < $forgotten`, { forgotten })
  const values = { id, stored, repeated, received }
  await connection.run(`insert into ${target}.segments values ($id, $stored, $repeated, $received)`, values)
}

/** New rows go in as they are; those that the journal's filter has seen are looked up first. */
async function insertPart(
  connection: DuckDBConnection,
  target: string,
  databases: string[],
  part: Part,
): Promise<number> {
  const { brand, month } = part
  const since = part.received - repeatWindowMs
  const fresh = await connection.run(
    `insert into ${target}.events select ${columnsOfSegment} from segment
     where brand = $brand and month = $month and not maybe_repeat`,
    { brand, month },
  )
  if (!part.hasRepeats) return fresh.rowsChanged
  let stored = fresh.rowsChanged
  const known = [...databases.map((name) => `${name}.events`), freshOfSegment]
  for (const candidates of [otherEvents(known), orders(known)]) {
    const inserted = await connection.run(
      `insert into ${target}.events with marked as (
         select distinct on (id) * from segment
         where brand = $brand and month = $month and maybe_repeat order by id, received
       ) select ${columnsOfSegment} from ${candidates}`,
      { brand, month, since },
    )
    stored += inserted.rowsChanged
  }
  return stored
}

/** A repeat may fall into an earlier month than the event it repeats, whose part is stored after it. */
const freshOfSegment = '(select * from segment where brand = $brand and not maybe_repeat)'
const sameId = 'known.id = candidate.id and known.received >= $since'
const sameOrder = "known.name = 'purchase' and known.transaction_id = candidate.transaction_id"

/** Marked events whose ID is not known. */
function otherEvents(known: string[]): string {
  return `marked candidate where name <> 'purchase' and not exists (${anyOf(known, sameId)})`
}

/** Marked purchases whose ID and order ID are not known, the first of each order. */
function orders(known: string[]): string {
  return `(select distinct on (transaction_id) * from marked where name = 'purchase' order by transaction_id, received) candidate
    where not exists (${anyOf(known, sameId)}) and not exists (${anyOf(known, sameOrder)})`
}

function anyOf(known: string[], condition: string): string {
  return known.map((events) => `select 1 from ${events} known where ${condition}`).join(' union all ')
}

/** Begins and commits, or rolls back and throws. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('begin')
  try {
    const result = await work()
    await connection.run('commit')
    return result
  } catch (error) {
    // A commit that failed has ended the transaction: what went wrong is the first error, not that of this rollback.
    await connection.run('rollback').catch(() => undefined)
    throw error
  }
}

function add(one: LoadResult, other: LoadResult): LoadResult {
  return { stored: one.stored + other.stored, repeated: one.repeated + other.repeated }
}
