// How many events a brand's months hold, and how far each is added up: one statement however many there are.
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Row } from '../events.ts'
import { literal } from './literal.ts'
import { attachedName } from './month.ts'
import { plainRows } from './plain-rows.ts'
import type { AskedMonth } from './roll-up.ts'

/** A month of which it is not known yet what its file holds. */
type Opened = Pick<AskedMonth, 'month' | 'opening'>

export interface MonthReader {
  /** In the order in which they are asked for. Nothing may be added up of them meanwhile. */
  read(connection: DuckDBConnection, brand: string, months: readonly Opened[]): Promise<AskedMonth[]>
  /** The tables of what is added up have been made in a file that had none, or others. */
  hasTables(opening: number): void
}

export function createMonthReader(): MonthReader {
  // Looking through every column of every brand's files takes long where there are many: once a file is enough.
  const withTables = new Map<number, boolean>()

  async function look(connection: DuckDBConnection, brand: string, months: readonly Opened[]): Promise<void> {
    const unknown = months.filter(({ opening }) => !withTables.has(opening))
    if (unknown.length === 0) return
    const names = unknown.map(({ month }) => literal(`${brand}/${month}`))
    const having = `select database_name from duckdb_columns() where table_name = 'rolled_up' and column_name = 'mark'
      and database_name in (${names.join(', ')})`
    const found = (await plainRows(await connection.run(having))).map((row) => row.database_name)
    for (const { month, opening } of unknown) withTables.set(opening, found.includes(`${brand}/${month}`))
  }

  return {
    hasTables: (opening) => void withTables.set(opening, true),
    async read(connection, brand, months) {
      if (months.length === 0) return []
      await look(connection, brand, months)
      const states = months.map(({ month, opening }) => {
        const database = attachedName(brand, month)
        const rolled = withTables.get(opening) ? `${database}.rolled_up` : nothingRolled
        return `select ${literal(month)} as month, (select count(*) from ${database}.events) as events,
          mark, rolled, steps from (select mark, events as rolled, steps from ${rolled})`
      })
      const rows = await plainRows(await connection.run(states.join(' union all ')))
      return months.flatMap((opened) =>
        rows.filter(({ month }) => month === opened.month).map((row) => ({ ...opened, ...stateOf(row) })),
      )
    },
  }
}

const nothingRolled = '(select null as mark, 0 as events, 0 as steps)'

function stateOf({ events, mark, rolled, steps }: Row): Pick<AskedMonth, 'events' | 'rolled'> {
  return {
    events: Number(events),
    rolled: typeof mark === 'string' ? { mark, events: Number(rolled), steps: Number(steps) } : null,
  }
}
