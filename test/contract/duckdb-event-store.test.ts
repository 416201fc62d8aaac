import { openDuckdbEventStore } from '../../collector/stores/duckdb/duckdb-event-store.ts'
import { describeEventStore } from './event-store-conformance.ts'

describeEventStore({
  name: 'DuckDB',
  async open(dataFolder) {
    const opened = await openDuckdbEventStore({ dataFolder })
    if (!opened.ok) throw new Error(opened.message)
    return opened.store
  },
})
