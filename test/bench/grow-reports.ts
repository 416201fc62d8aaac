// Ten times the events of a brand, made in its month files: the same visits by other visitors, under other IDs.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { columnsOfSegment } from '../../collector/stores/duckdb/columns.ts'
import { nobody } from '../../collector/stores/events.ts'

/** No collector may have the folder open. */
export async function growEvents(dataFolder: string, brand: string, times: number): Promise<void> {
  const folder = join(dataFolder, brand, 'events')
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.duckdb')))
    await growMonth(join(folder, file), times)
}

async function growMonth(path: string, times: number): Promise<void> {
  const instance = await DuckDBInstance.create(path, { threads: '2', memory_limit: '1GB' })
  const connection = await instance.connect()
  const [[events] = []] = (await connection.runAndReadAll('select count(*) from events')).getRowsJS()
  for (let time = 1; time < times; time++)
    await connection.run(
      `insert into events select ${columnsOfSegment} from (select * replace (${others(time)}) from events where rowid < ${events})`,
    )
  await connection.run('checkpoint')
  connection.closeSync()
  instance.closeSync()
}

function others(time: number): string {
  const other = (id: string) => `md5(${id}::VARCHAR || '-${time}')::UUID`
  const ofSomebody = (id: string) => `case when ${id} = '${nobody}' then ${id} else ${other(id)} end as ${id}`
  const order = `transaction_id || '-${time}' as transaction_id`
  return [`${other('id')} as id`, ofSomebody('visitor'), ofSomebody('session'), order].join(', ')
}
