// The embedded event store: one DuckDB file per brand and month, and a small one whose lock keeps a second process out.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, type DuckDBMaterializedResult } from '@duckdb/node-api'
import type { EventCopier, EventEraser, EventExporter, EventQuery, EventStore } from '../events.ts'
import { askWithRoom } from './ask-with-room.ts'
import { type BrandGates, createBrandGates } from './brand-gates.ts'
import { columnDefinitions, columnList } from './columns.ts'
import { createConnectionPool } from './connection-pool.ts'
import { copyStatement } from './copy-events.ts'
import { dropMonths } from './drop-months.ts'
import { forgetEvents } from './forget-events.ts'
import { createFreshParts } from './fresh-parts.ts'
import { loadSegment } from './load-segment.ts'
import { attachedName, isMonthWithin, type Month } from './month.ts'
import { createMonthFiles, type MonthFiles } from './month-files.ts'
import { boundParameters, plainRows } from './plain-rows.ts'
import { createRollUps } from './roll-ups.ts'
import { settleMonthFile } from './settle-month-file.ts'

export interface DuckdbOptions {
  dataFolder: string
  /**
   * Bytes-with-unit that DuckDB may use for its buffers; default `256MB`. At ten million events, two questions at once are
   * answered within 192 MB, and not within 128.
   */
  memoryLimit?: string
  /** Questions answered at the same time. Each holds a thread of libuv's pool (4), which the journal needs too; default 2. */
  questions?: number
  /** Events of a month that reports read one by one before they are added up; default 50,000. */
  rollUpAfter?: number
  /** Told why a month could not be added up: reports still answer, from the events one by one. */
  onRollUpError?: ((error: unknown) => void) | undefined
}

export type OpenedStore =
  | { ok: true; store: EventStore & EventExporter & EventCopier & EventEraser }
  | { ok: false; reason: 'folder_in_use'; message: string }

/** Opens the store, or says that another process has the folder. Throws when the folder cannot be written. */
export async function openDuckdbEventStore(options: DuckdbOptions): Promise<OpenedStore> {
  const { dataFolder } = options
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const opened = await openLocked(
    join(dataFolder, 'collector.duckdb'),
    options.memoryLimit ?? '256MB',
    dataFolder,
  )
  if (!opened.ok) return opened
  const { instance } = opened
  const loader = await instance.connect()
  await loader.run(`create table if not exists no_events (${columnDefinitions})`)
  // In memory, where every connection sees it.
  await loader.run("attach ':memory:' as kept")
  // Months are attached by a connection of their own: in the midst of a load that would abort its transaction.
  const files = createMonthFiles(await instance.connect(), dataFolder)
  await files.removeDrafts()
  const questions = await Promise.all(
    Array.from({ length: options.questions ?? 2 }, () => instance.connect()),
  )
  return { ok: true, store: createStore(instance, loader, questions, files, options) }
}

/** Threads that work on a question together. */
const questionThreads = 2

async function openLocked(path: string, memoryLimit: string, dataFolder: string) {
  try {
    const instance = await DuckDBInstance.create(path, {
      threads: String(questionThreads),
      memory_limit: memoryLimit,
      temp_directory: join(dataFolder, 'spill'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'false',
      // Gives memory back between questions: after all reports of ten million events 190 MB are held, and not 450.
      allocator_background_threads: 'true',
    })
    return { ok: true as const, instance }
  } catch (error) {
    if (!(error instanceof Error) || !/lock/i.test(error.message)) throw error
    const message = `${dataFolder} is in use by another process`
    return { ok: false as const, reason: 'folder_in_use' as const, message }
  }
}

function createStore(
  instance: DuckDBInstance,
  loader: DuckDBConnection,
  questions: DuckDBConnection[],
  files: MonthFiles,
  { rollUpAfter = 50_000, onRollUpError = () => undefined }: DuckdbOptions,
): EventStore & EventExporter & EventCopier & EventEraser {
  const pool = createConnectionPool(questions)
  const gates = createBrandGates()
  const fresh = createFreshParts()
  let loading: Promise<unknown> = Promise.resolve()
  let kept = 0

  /** One after the other: what changes a month file, and what must not see it change. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = loading.then(work).finally(rollUps.changed)
    loading = result.catch(() => undefined)
    return result
  }

  const rollUps = createRollUps({
    files,
    gates,
    inTurn: (work) => inTurn(() => onOneThread(loader, () => work(loader))),
    ask: pool.use,
    after: rollUpAfter,
    onError: onRollUpError,
  })

  /** `run` runs the question, with some words before it. */
  function ask<Result>(
    question: EventQuery,
    work: (run: (before?: string) => Promise<DuckDBMaterializedResult>) => Promise<Result>,
  ): Promise<Result> {
    return gates.among(question.brand, async () => {
      const months = await files.attachExisting(question.brand)
      const prepared = await rollUps.relations(question, monthsWithin(question, months))
      const sql = question.sql(relation(question, months), prepared?.rollUp)
      const { values, types } = boundParameters(question.params)
      return askWithRoom(pool, async (connection) => {
        await fresh.make(connection, question.brand, prepared?.fresh ?? [], sql)
        return work((before = '') => connection.run(`${before}${sql}`, values, types))
      })
    })
  }

  return {
    load: (segment) => inTurn(() => onOneThread(loader, () => loadSegment(loader, files, segment))),
    withMonthFile: (brand, month, work) =>
      inTurn(async () => {
        const file = await settleMonthFile(loader, files, brand, month)
        return file && work(file)
      }),
    query: (question) => ask(question, async (run) => plainRows(await run())),
    async keep(question) {
      const name = `kept."${++kept}"`
      await ask(question, (run) => run(`create table ${name} as `))
      return {
        name,
        drop: () => pool.use(async (connection) => void (await connection.run(`drop table ${name}`))),
      }
    },
    version: (span) =>
      gates.among(span.brand, async () =>
        rollUps.version(span.brand, monthsWithin(span, await files.attachExisting(span.brand))),
      ),
    export: (wanted) =>
      gates.among(wanted.brand, async () => {
        const months = await files.attachExisting(wanted.brand)
        const statement = copyStatement(relation(wanted, months), wanted)
        return pool.use(async (connection) => (await connection.run(statement)).rowsChanged)
      }),
    ...createEraser(loader, files, gates, (work) =>
      inTurn(() => work().finally(() => pool.useEach(fresh.drop))),
    ),
    async forEachRecent(since, see) {
      for (const brand of await files.brands()) await seeBrand(loader, files, brand, since, see)
    },
    async close() {
      rollUps.stop()
      await loading
      await pool.close()
      loader.closeSync()
      files.close()
      instance.closeSync()
    },
  }
}

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

function createEraser(
  connection: DuckDBConnection,
  files: MonthFiles,
  gates: BrandGates,
  inTurn: InTurn,
): EventEraser {
  return {
    months: (brand) => files.attachExisting(brand),
    dropMonths: (brand, before) => inTurn(() => dropMonths(files, gates, brand, before)),
    forget: (brand, wanted, newId) =>
      inTurn(() =>
        onOneThread(connection, () => forgetEvents({ connection, files, gates }, brand, wanted, newId)),
      ),
    removeBrand: (brand) =>
      inTurn(async () => void (await dropMonths(files, gates, brand, Number.POSITIVE_INFINITY))),
  }
}

/** A second thread doubles what a load costs (8 MB segments: 11 and 23 µs of processor time an event), and its memory. */
async function onOneThread<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('set threads = 1')
  try {
    return await work()
  } finally {
    await connection.run(`set threads = ${questionThreads}`)
  }
}

type Stretch = Pick<EventQuery, 'brand' | 'from' | 'until'>

function monthsWithin({ from, until }: Stretch, months: readonly Month[]): Month[] {
  return months.filter((month) => isMonthWithin(month, from, until))
}

/** The months of the period, limited to it, as one relation that can stand after `from`. */
function relation(asked: Stretch, months: Month[]): string {
  const { brand, from, until } = asked
  const period = `where time >= ${Math.trunc(from)} and time < ${Math.trunc(until)}`
  const sources = monthsWithin(asked, months).map(
    (month) => `select ${columnList} from ${attachedName(brand, month)}.events ${period}`,
  )
  return `(${sources.join(' union all ') || 'select * from no_events'})`
}

type See = Parameters<EventStore['forEachRecent']>[1]

async function seeBrand(
  connection: DuckDBConnection,
  files: MonthFiles,
  brand: string,
  since: number,
  see: See,
) {
  for (const month of await files.attachExisting(brand)) {
    const events = `${attachedName(brand, month)}.events`
    const recent = `select 'event' as kind, id::VARCHAR as value from ${events} where received >= ${Math.trunc(since)}`
    const orders = `select 'order' as kind, transaction_id as value from ${events} where name = 'purchase'`
    const result = await connection.stream(`${recent} union all ${orders}`)
    for await (const rows of result.yieldRows()) {
      for (const [kind, id] of rows) see(kind === 'order' ? 'order' : 'event', brand, String(id))
    }
  }
}
