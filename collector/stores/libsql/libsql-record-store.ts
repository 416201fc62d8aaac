// The embedded records store: one encrypted SQLite file a brand, behind a thread of its own.
import {
  type CopiedRecords,
  type OpenedRecordStore,
  type RecordCopier,
  type RecordRemover,
  type RecordRow,
  type RecordSchema,
  type RecordStore,
  RecordStoreTrouble,
  type WantedCopy,
} from '../records.ts'
import { createRunningTransaction } from './running-transaction.ts'
import { createStoreThread, type StoreThread, type WorkerFile } from './store-thread.ts'
import { createTurns } from './turns.ts'

export interface LibsqlOptions {
  dataFolder: string
  schema: RecordSchema
  /** The keys that a brand's file may be under (`null`: the operator's), newest first, 64 hexadecimal digits each. */
  keysOf: (brand: string | null) => readonly string[]
  /** The script of the store's thread. */
  worker: WorkerFile
  /** Runs `act` later and answers how to cancel it. */
  later: (act: () => void, delayMs: number) => () => void
  /** Files of brands that are open at the same time; default 64. */
  openFiles?: number
  /** A transaction that lasts longer is undone, so that the brand's next one comes to its turn; default 10,000 ms. */
  transactionMs?: number
  /** Transactions of one brand that wait; beyond it they are refused as `overloaded`. Default 1000. */
  waiting?: number
}

/** Opens the store; or says that another process has the folder, that the key is wrong, that the disk refuses. */
export async function openLibsqlRecordStore(options: LibsqlOptions): Promise<OpenedRecordStore> {
  const { dataFolder, schema, openFiles = 64 } = options
  const operatorKeys = options.keysOf(null)
  const thread = createStoreThread(options.worker, { dataFolder, schema, openFiles, operatorKeys })
  try {
    await thread.ask({ act: 'open' })
  } catch (error) {
    await thread.close()
    if (!(error instanceof RecordStoreTrouble)) throw error
    const { reason } = error
    const message = reason === 'in_use' ? `${dataFolder} is in use by another process` : error.message
    return { ok: false, reason, message }
  }
  return { ok: true, store: createStore(thread, { ...options, openFiles }) }
}

/** What a folder below the data folder may be called. */
const brandName = /^[a-z0-9-]{1,63}$/

function createStore(
  thread: StoreThread,
  options: LibsqlOptions & { openFiles: number },
): RecordStore & RecordCopier & RecordRemover {
  const { openFiles, waiting = 1000, keysOf } = options
  const brandTurns = createTurns({ atOnce: openFiles, waiting })
  // Apart, so that a transaction of a brand may hold its place while it asks the operator's.
  const operatorTurns = createTurns({ atOnce: 1, waiting })
  const transactNow = createTransact(thread, options)
  let closing: Promise<void> | null = null

  async function close(): Promise<void> {
    await brandTurns.idle()
    await operatorTurns.idle()
    await thread.close()
  }

  async function inTurn<Result>(brand: string | null, work: () => Promise<Result>): Promise<Result> {
    if (closing) throw new RecordStoreTrouble('closed', 'the records store is closed')
    if (brand !== null && !brandName.test(brand)) throw new Error('This cannot be the name of a brand')
    const turns = brand === null ? operatorTurns : brandTurns
    const turn = turns.take(brand ?? '', work)
    if (!turn) throw new RecordStoreTrouble('overloaded', 'too many transactions of this brand are waiting')
    return turn
  }

  const countNow = async (brand: string | null) =>
    byTable(await thread.ask({ act: 'count', brand, keys: keysOf(brand) }))

  async function copyNow<Seen>(
    brand: string | null,
    { path, known, look }: WantedCopy<Seen>,
  ): Promise<CopiedRecords<Seen>> {
    const seen = await transactNow(brand, look)
    const rows = await countNow(brand)
    const [done] = await thread.ask({ act: 'copy', brand, keys: keysOf(brand), path, known })
    return { mark: String(done?.mark), isCopied: done?.copied === 1, rows, seen }
  }

  return {
    transact: (brand, work) => inTurn(brand, () => transactNow(brand, work)),
    copy: (brand, wanted) => inTurn(brand, () => copyNow(brand, wanted)),
    removeBrand: (brand) => inTurn(brand, async () => void (await thread.ask({ act: 'remove', brand }))),
    countRows: (brand) => inTurn(brand, () => countNow(brand)),
    close() {
      closing ??= close()
      return closing
    },
  }
}

function byTable(rows: readonly RecordRow[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ table, rows: count }) => [String(table), Number(count)]))
}

/** A transaction whose turn has come. */
function createTransact(
  thread: StoreThread,
  { keysOf, later, transactionMs = 10_000 }: LibsqlOptions,
): RecordStore['transact'] {
  let number = 0
  return async (brand, work) => {
    number += 1
    const transaction = number
    await thread.ask({ act: 'begin', transaction, brand, keys: keysOf(brand) })
    const running = createRunningTransaction(thread, transaction)
    const message = `a transaction lasted over ${transactionMs} ms`
    const cancel = later(() => running.stop(new RecordStoreTrouble('timeout', message)), transactionMs)
    try {
      const result = await Promise.race([work(running.tx), running.stopped])
      await running.commit()
      return result
    } catch (error) {
      await running.undo()
      throw error
    } finally {
      cancel()
    }
  }
}
