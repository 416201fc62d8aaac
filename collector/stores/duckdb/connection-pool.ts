// A few connections for questions, each used by one question at a time.
import type { DuckDBConnection } from '@duckdb/node-api'

export interface ConnectionPool {
  /** Runs the work with a free connection, waiting for one when all are busy. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** The same while no other connection is used; those who ask meanwhile wait. */
  useAlone<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
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

  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two that each hold a part of them would wait for ever. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  async function withAll<T>(work: (connections: DuckDBConnection[]) => Promise<T>): Promise<T> {
    const all = await Promise.all(connections.map(acquire))
    try {
      return await work(all)
    } finally {
      for (const connection of all) release(connection)
    }
  }

  return {
    useAlone: (work) =>
      inTurn(() =>
        withAll(([connection]) => {
          if (!connection) throw new RangeError('a pool has a connection')
          return work(connection)
        }),
      ),
    async use(work) {
      const connection = await acquire()
      try {
        return await work(connection)
      } finally {
        release(connection)
      }
    },
    async close() {
      const all = await Promise.all(connections.map(acquire))
      for (const connection of all) connection.closeSync()
    },
  }
}
