// What is not added up yet is, once for all questions that find the same of it: in temporary tables of each connection.
import type { DuckDBConnection } from '@duckdb/node-api'

/** A temporary table that a question may name: some rows for each event of a month, whatever the other events are. */
export interface FreshPart {
  name: string
  /** Another text where the rows of the same events would be others. */
  kind: string
  /** Of which events, by their place in the month. */
  from: number
  until: number
  rowsOf(from: number, until: number): string
}

type Held = Pick<FreshPart, 'kind' | 'from' | 'until'>

export interface FreshParts {
  /** Makes those tables that a question's text names, or adds to them what has come in, and drops those of other brands. */
  make(connection: DuckDBConnection, brand: string, parts: readonly FreshPart[], text: string): Promise<void>
  /** Drops what a connection has. */
  drop(connection: DuckDBConnection): Promise<void>
}

interface Made {
  brand: string
  /** What each table holds, by its name. */
  tables: Map<string, Held>
}

export function createFreshParts(): FreshParts {
  const all = new WeakMap<DuckDBConnection, Made>()

  async function drop(connection: DuckDBConnection): Promise<void> {
    const made = all.get(connection)
    all.delete(connection)
    for (const name of made?.tables.keys() ?? []) await connection.run(`drop table if exists ${name}`)
  }

  async function madeFor(connection: DuckDBConnection, brand: string): Promise<Made> {
    const made = all.get(connection)
    if (made?.brand === brand) return made
    await drop(connection)
    const none = { brand, tables: new Map<string, Held>() }
    all.set(connection, none)
    return none
  }

  return {
    drop,
    async make(connection, brand, parts, text) {
      const { tables } = await madeFor(connection, brand)
      for (const part of parts) {
        if (!text.includes(part.name)) continue
        await bringUpTo(connection, part, tables.get(part.name))
        tables.set(part.name, part)
      }
    },
  }
}

async function bringUpTo(
  connection: DuckDBConnection,
  { name, kind, from, until, rowsOf }: FreshPart,
  held: Held | undefined,
): Promise<void> {
  const canGrow = held?.kind === kind && held.from === from && held.until <= until
  if (!canGrow) await connection.run(`create or replace temp table ${name} as ${rowsOf(from, until)}`)
  else if (held.until < until) await connection.run(`insert into ${name} ${rowsOf(held.until, until)}`)
}
