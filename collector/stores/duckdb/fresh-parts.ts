// What is not added up yet is, once for all questions that find the same of it: in temporary tables of each connection.
import type { DuckDBConnection } from '@duckdb/node-api'

/** A temporary table that a question may name. */
export interface FreshPart {
  name: string
  /** Another text where the table would hold something else. */
  version: string
  sql: string
}

export interface FreshParts {
  /** Makes those tables that a question's text names and that are not there, and drops those of other brands. */
  make(connection: DuckDBConnection, brand: string, parts: readonly FreshPart[], text: string): Promise<void>
  /** Drops what a connection has. */
  drop(connection: DuckDBConnection): Promise<void>
}

interface Made {
  brand: string
  /** The version of each table, by its name. */
  versions: Map<string, string>
}

export function createFreshParts(): FreshParts {
  const all = new WeakMap<DuckDBConnection, Made>()

  async function drop(connection: DuckDBConnection): Promise<void> {
    const made = all.get(connection)
    all.delete(connection)
    for (const name of made?.versions.keys() ?? []) await connection.run(`drop table if exists ${name}`)
  }

  async function madeFor(connection: DuckDBConnection, brand: string): Promise<Made> {
    const made = all.get(connection)
    if (made?.brand === brand) return made
    await drop(connection)
    const none = { brand, versions: new Map<string, string>() }
    all.set(connection, none)
    return none
  }

  return {
    drop,
    async make(connection, brand, parts, text) {
      const { versions } = await madeFor(connection, brand)
      for (const { name, version, sql } of parts) {
        if (versions.get(name) === version || !text.includes(name)) continue
        await connection.run(`create or replace temp table ${name} as ${sql}`)
        versions.set(name, version)
      }
    },
  }
}
