// A month file with all that was committed in it, none of that in a log beside it: a file that can be copied as it is.
import { existsSync, statSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { MonthFile } from '../events.ts'
import type { Month } from './month.ts'
import type { MonthFiles } from './month-files.ts'
import { plainRows } from './plain-rows.ts'

/** Called in the turn of a load, so that nobody writes; a checkpoint without anything to write leaves the file alone. */
export async function settleMonthFile(
  connection: DuckDBConnection,
  files: MonthFiles,
  brand: string,
  month: Month,
): Promise<MonthFile | null> {
  const path = files.pathOf(brand, month)
  if (!existsSync(path)) return null
  const name = await files.attach(brand, month)
  await connection.run(`checkpoint ${name}`)
  if (existsSync(`${path}.wal`)) throw new Error(`${path} was not written whole: its log is still there`)
  const [row] = await plainRows(await connection.run(`select count(*) as events from ${name}.events`))
  const events = Number(row?.events)
  const { ino, size, mtimeNs } = statSync(path, { bigint: true })
  // The count besides: a load within the same tick of the file's clock (4 ms) shows in it.
  return { path, events, mark: `${ino}-${size}-${mtimeNs}-${events}` }
}
