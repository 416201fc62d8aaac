// A few connections for questions, each used by one question at a time.
import type { DuckDBConnection } from '@duckdb/node-api'

export interface ConnectionPool {
  /** Runs the work with a free connection, waiting for one when all are busy. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** The same while no other connection is used; those who ask meanwhile wait. */
  useAlone<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** Runs the work with each connection while none is used otherwise. */
  useEach(work: (connection: DuckDBConnection) => Promise<void>): Promise<void>
  /** Waits for every question under way, then closes; closing under a question would end the process. */
  close(): Promise<void>
}

export function createConnectionPool(connections: DuckDBConnection[]): ConnectionPool {
  const free = [...connections]
  const waiting: ((connection: DuckDBConnection) => void)[] = []

  function acquire(): Promise<DuckDBConnection> {
    const connection = free.pop()
    if (connection) return Promise.resolve(connection)
    return new Promise((resolve) => waiting.push(resolve))
  }

  function release(connection: DuckDBConnection): void {
    const next = waiting.shift()
    if (next) next(connection)
    else free.push(connection)
  }

  /** Asked for in one go and lent in turn: two who want all of them never hold a part each. */
  function acquireAll(): Promise<DuckDBConnection[]> {
    return Promise.all(connections.map(acquire))
  }

  return {
    async useAlone(work) {
      const all = await acquireAll()
      try {
        const [connection] = all
        if (!connection) throw new RangeError('a pool has a connection')
        return await work(connection)
      } finally {
        all.forEach(release)
      }
    },
    async useEach(work) {
      const all = await acquireAll()
      try {
        for (const connection of all) await work(connection)
      } finally {
        all.forEach(release)
      }
    },
    async use(work) {
      const connection = await acquire()
      try {
        return await work(connection)
      } finally {
        release(connection)
      }
    },
    async close() {
      for (const connection of await acquireAll()) connection.closeSync()
    },
  }
}
