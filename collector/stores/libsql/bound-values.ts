// Values on their way into SQLite and out of it: refused where they would come back as something else.
import { type RecordRow, RecordStatementError, type Value } from '../records.ts'

/** What the driver takes: whole numbers as BigInt, which it binds as integers and not as floating point. */
export type Bound = string | number | bigint | null

/** Throws a RecordStatementError for a value that SQLite or PostgreSQL would change. Never names the value. */
export function bindValues(sql: string, params: readonly Value[]): Bound[] {
  const places = sql.replace(/'[^']*'/g, '').split('?').length - 1
  // The driver would take a missing value for NULL, and leave one too many out.
  if (places !== params.length)
    throw new RecordStatementError('statement', `${places} places and ${params.length} values`)
  return params.map(bindValue)
}

function bindValue(value: Value, index: number): Bound {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw refused(index, 'text with NUL or half a character')
    return value
  }
  if (typeof value !== 'number') return value
  if (!Number.isInteger(value)) {
    if (!Number.isFinite(value)) throw refused(index, 'no finite number')
    return value
  }
  if (!Number.isSafeInteger(value)) throw refused(index, 'an integer beyond 2^53')
  return BigInt(value)
}

function refused(index: number, what: string): RecordStatementError {
  return new RecordStatementError('statement', `value ${index + 1} is ${what}`)
}

/** A row of the driver as plain values. Throws for a blob, and for an integer that a number cannot hold exactly. */
export function plainRow(row: unknown): RecordRow {
  const plain: RecordRow = {}
  for (const [column, value] of Object.entries(row ?? {})) plain[column] = plainValue(column, value)
  return plain
}

function plainValue(column: string, value: unknown): Value {
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (Number.isSafeInteger(number)) return number
    throw new RecordStatementError('statement', `${column} holds an integer beyond 2^53`)
  }
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new RecordStatementError('statement', `${column} holds neither text, number nor null`)
}
