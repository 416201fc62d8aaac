// Takes people from their events: each month concerned is written anew without them, checked, and put in the old one's
// place. Deleting in place would leave the bytes.
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Forgotten, type NewId, nobody, type WantedForgetting } from '../events.ts'
import type { BrandGates } from './brand-gates.ts'
import { columnDefinitions, columnList, columnsOfSegment } from './columns.ts'
import { literal } from './literal.ts'
import type { MonthFiles } from './month-files.ts'
import { boundParameters, plainRows } from './plain-rows.ts'

export interface ForgetOptions {
  /** The loader's: no load may run. */
  connection: DuckDBConnection
  files: MonthFiles
  gates: BrandGates
}

/** What a month file being written is attached by. No brand can be called this. */
const draft = '"-/draft"'

export async function forgetEvents(
  { connection, files, gates }: ForgetOptions,
  brand: string,
  wanted: WantedForgetting,
  newId: NewId,
): Promise<Forgotten> {
  const forgotten: Forgotten = { events: 0, months: [] }
  await keepWanted(connection, wanted)
  try {
    for (const month of await files.attachExisting(brand)) {
      const old = await files.attach(brand, month)
      const events = await findNewIds(connection, old, wanted.receivedBefore, newId)
      if (events === 0) continue
      await writeDraft(connection, old, files.draft(brand, month), wanted.receivedBefore)
      await gates.alone(brand, () => files.replace(brand, month))
      forgotten.events += events
      forgotten.months.push(month)
    }
    return forgotten
  } finally {
    await connection.run('drop table if exists wanted')
    await connection.run('drop table if exists new_ids')
  }
}

async function keepWanted(connection: DuckDBConnection, wanted: WantedForgetting): Promise<void> {
  const { visitors, customers, emails, phones } = wanted
  const lists = {
    visitor: visitors.filter((id) => id !== nobody),
    customer: customers,
    email: emails,
    phone: phones,
  }
  await connection.run('create or replace temp table wanted (kind VARCHAR, id VARCHAR)')
  await connection.run('create or replace temp table new_ids (kind VARCHAR, old VARCHAR, new VARCHAR)')
  for (const [kind, list] of Object.entries(lists)) {
    const { values, types } = boundParameters({ kind, list: [...list] })
    await connection.run('insert into wanted select $kind, unnest($list)', values, types)
  }
}

/** Whether an event is one of theirs. */
function isWanted(receivedBefore: number): string {
  const among = (column: string, kind: string) =>
    `${column} in (select id from wanted where kind = '${kind}')`
  const theirs = [
    "visitor in (select id::UUID from wanted where kind = 'visitor')",
    among('customer', 'customer'),
    among('email', 'email'),
    among('phone', 'phone'),
  ]
  return `(received < ${Math.trunc(receivedBefore)} and coalesce(${theirs.join(' or ')}, false))`
}

/** Notes what each of their IDs in a month becomes; answers how many events are theirs. */
async function findNewIds(
  connection: DuckDBConnection,
  old: string,
  receivedBefore: number,
  newId: NewId,
): Promise<number> {
  const theirs = `(select * from ${old}.events where ${isWanted(receivedBefore)})`
  const [counted] = await plainRows(await connection.run(`select count(*) as events from ${theirs}`))
  const events = Number(counted?.events ?? 0)
  if (events === 0) return 0
  await connection.run('delete from new_ids')
  for (const kind of ['visitor', 'session', 'customer'] as const) {
    const found = await connection.run(
      `select distinct ${kind}::VARCHAR as id from ${theirs} where ${kind} is not null`,
    )
    const ids = (await plainRows(found)).map(({ id }) => String(id)).filter((id) => id !== nobody)
    const { values, types } = boundParameters({ kind, ids, news: ids.map((id) => newId(kind, id)) })
    await connection.run('insert into new_ids select $kind, unnest($ids), unnest($news)', values, types)
  }
  return events
}

/** Columns that become others where an event is theirs. */
const replaced: Record<string, string> = {
  visitor: 'coalesce(new_visitor.new::UUID, visitor)',
  session: 'coalesce(new_session.new::UUID, session)',
  customer: 'new_customer.new',
  email: 'null',
  phone: 'null',
}

/** Writes a month's file beside the old one, whole and on disk, and lets go of it. */
async function writeDraft(
  connection: DuckDBConnection,
  old: string,
  path: string,
  receivedBefore: number,
): Promise<void> {
  await connection.run(`attach ${literal(path)} as ${draft}`)
  try {
    await connection.run(`create table ${draft}.events (${columnDefinitions})`)
    await connection.run(`create table ${draft}.segments as select * from ${old}.segments`)
    await connection.run(`insert into ${draft}.events ${eventsWithout(old, receivedBefore)}`)
    await connection.run(`checkpoint ${draft}`)
  } finally {
    await connection.run(`detach ${draft}`)
  }
}

/** Every event of a month, theirs without them, in the order in which they stand. */
function eventsWithout(old: string, receivedBefore: number): string {
  const changes = Object.entries(replaced).map(
    ([column, value]) => `case when theirs then ${value} else ${column} end as ${column}`,
  )
  const join = (kind: string, type: string) =>
    `left join (select old::${type} as old, new from new_ids where kind = '${kind}') new_${kind} on new_${kind}.old = ${kind}`
  return `select ${columnsOfSegment} from (
    select marked.* replace (${changes.join(', ')})
    from (select ${columnList}, ${isWanted(receivedBefore)} as theirs from ${old}.events) marked
    ${join('visitor', 'UUID')} ${join('session', 'UUID')} ${join('customer', 'VARCHAR')})`
}
