// R17: the rows of what opens an account or a list, once it opens nothing any more. That it opens nothing is not this
// limit's doing: whoever looks a token up compares its end.
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Due, Limit, OperatorLimit } from './limit.ts'

/** Each with the column whose opaque ID names a row: of a token there is nothing that may be told. */
const operatorTokens = [
  { table: 'sessions', named: 'person' },
  { table: 'remembered', named: 'person' },
  { table: 'invitations', named: 'id' },
  { table: 'share_links', named: 'id' },
]
/** An ambassador's own ID may be anything: it is not told. */
const brandTokens = [{ table: 'ambassador_links', named: "'ambassador_link'" }]

export interface TokenLimitOptions {
  records: RecordStore
}

export function createOperatorTokenLimit({ records }: TokenLimitOptions): OperatorLimit {
  return {
    id: 'R17',
    due: (until) => records.transact(null, (tx) => overIn(tx, operatorTokens, until)),
    carryOut: (now) => records.transact(null, (tx) => deleteOver(tx, operatorTokens, now)),
  }
}

export function createBrandTokenLimit({ records }: TokenLimitOptions): Limit {
  return {
    id: 'R17',
    due: ({ name }, until) => records.transact(name, (tx) => overIn(tx, brandTokens, until)),
    carryOut: ({ name }, now) => records.transact(name, (tx) => deleteOver(tx, brandTokens, now)),
  }
}

async function overIn(tx: RecordTransaction, tokens: typeof operatorTokens, until: number): Promise<Due[]> {
  const due: Due[] = []
  for (const { table, named } of tokens) {
    const rows = await tx.run(`SELECT ${named} AS id, expires FROM ${table} WHERE expires <= ?`, [until])
    for (const { id, expires } of rows)
      due.push({ limit: 'R17', kind: 'session', id: String(id), at: Number(expires), what: 'delete' })
  }
  return due.sort((one, other) => one.at - other.at)
}

async function deleteOver(
  tx: RecordTransaction,
  tokens: typeof operatorTokens,
  now: number,
): Promise<number> {
  let deleted = 0
  for (const { table } of tokens)
    deleted += (await tx.run(`DELETE FROM ${table} WHERE expires <= ? RETURNING expires`, [now])).length
  return deleted
}
