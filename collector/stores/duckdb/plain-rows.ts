// Between DuckDB's values and plain JavaScript ones.
import {
  type DuckDBListType,
  type DuckDBMaterializedResult,
  type DuckDBValue,
  type JS,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api'
import type { EventQuery, Row } from '../events.ts'

/** Parameters as DuckDB binds them, and the types of those whose type it cannot see. */
export function boundParameters(params: EventQuery['params'] = {}) {
  const values: Record<string, DuckDBValue> = {}
  const types: Record<string, DuckDBListType> = {}
  for (const [name, value] of Object.entries(params)) {
    values[name] = Array.isArray(value) ? listValue(value) : value
    if (Array.isArray(value)) types[name] = LIST(VARCHAR)
  }
  return { values, types }
}

/** Rows with integers as numbers, UUIDs as strings and SQL null as null. */
export async function plainRows(result: DuckDBMaterializedResult): Promise<Row[]> {
  const rows = await result.getRowObjectsJS()
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
  )
}

function plain(value: JS): Row[string] {
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  throw new TypeError('a report column must be a number, a text, a boolean or null')
}
