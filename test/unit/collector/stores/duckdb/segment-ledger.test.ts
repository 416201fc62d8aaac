import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { openDuckdbEventStore } from '../../../../../collector/stores/duckdb/duckdb-event-store.ts'
import { storedEvent } from '../../../../support/stored-event.ts'
import { newTempFolder } from '../../../../support/temp-folder.ts'
import { writtenSegment } from '../../../../support/written-segment.ts'

const start = Date.UTC(2026, 10, 1)
const hour = 3_600_000

it('a month file remembers the segments of the last hour only', async () => {
  const dataFolder = newTempFolder()
  const segments = newTempFolder()
  const opened = await openDuckdbEventStore({ dataFolder })
  if (!opened.ok) throw new Error(opened.message)
  for (let number = 0; number < 5; number++) {
    const time = start + number * hour
    const event = storedEvent({ brand: 'acme', id: crypto.randomUUID(), time, received: time })
    await opened.store.load(await writtenSegment(segments, [event]))
  }
  await opened.store.close()
  const month = await DuckDBInstance.create(`${dataFolder}/acme/events/2026-11.duckdb`)
  const connection = await month.connect()
  const [counts] = (await connection.runAndReadAll('select count(*) as n from segments')).getRowObjectsJS()
  expect(counts?.n).toBe(2n)
  connection.closeSync()
  month.closeSync()
})
