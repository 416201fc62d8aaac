// Two large questions at once may take what one of them has room for: one that ran out of memory is asked once more, alone.
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ConnectionPool } from './connection-pool.ts'

/** Asks beside others, and where that runs out of memory a second time alone. What fails then fails for good. */
export function askWithRoom<T>(
  pool: Pick<ConnectionPool, 'use' | 'useAlone'>,
  ask: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  return pool.use(ask).catch((error: unknown) => {
    if (!isOutOfMemory(error)) throw error
    return pool.useAlone(ask)
  })
}

/** DuckDB tells its kinds of errors apart in the text alone. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Out of Memory Error')
}
