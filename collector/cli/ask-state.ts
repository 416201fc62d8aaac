// Where `candor report` takes the consent, quality and live reports: the data folder itself, or the collector that has it.
import { commandLine } from '../access/caller.ts'
import type { Brand } from '../brands/brand.ts'
import { openKeys, openRecords } from '../data-folder.ts'
import { createReportRooms } from '../report-rooms.ts'
import type { AskedReport } from '../reports/query-of-report.ts'
import { type StateReportName, stateCatalogue } from '../reports/state-catalogue.ts'
import { openDuckdbEventStore } from '../stores/duckdb/duckdb-event-store.ts'
import type { EventStore } from '../stores/events.ts'
import { askPath, type ReportFormat, writtenAnswer } from './ask-report.ts'
import type { CommandContext } from './context.ts'

/** One table, written; or the command ends with what is wrong with what was asked. */
export async function askState(
  brand: Brand,
  report: StateReportName,
  asked: AskedReport,
  format: ReportFormat,
  context: CommandContext,
): Promise<string> {
  const opened = await openDuckdbEventStore(context.environment)
  if (!opened.ok) return askPath(pathOf(brand, report, asked, format), context)
  try {
    return await askStores(brand, report, asked, format, context, opened.store)
  } finally {
    await opened.store.close()
  }
}

/** What only a running collector knows, such as what it refused, is not measured. */
async function askStores(
  brand: Brand,
  report: StateReportName,
  asked: AskedReport,
  format: ReportFormat,
  { environment, now, recordsWorker, fail }: CommandContext,
  store: EventStore,
): Promise<string> {
  const keys = openKeys(environment, now)
  if (!keys.ok) return fail(keys.message)
  const records = await openRecords(environment, keys.keyRing, recordsWorker)
  if (!records.ok) return fail(records.message)
  try {
    const rooms = createReportRooms({ store, records: records.store, refusals: null, now, asOf: now })
    const told = await rooms.answerNamed(brand, report, asked, commandLine)
    return told.ok ? writtenAnswer(told.answer, format) : fail(`${told.error.path}: ${told.error.message}`)
  } finally {
    await records.store.close()
  }
}

function pathOf(brand: Brand, report: StateReportName, asked: AskedReport, format: ReportFormat): string {
  const { table, from, to, compare, filters } = asked
  const given = Object.entries({ table, from, to, compare, filters })
  const query = new URLSearchParams(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  // Without a table the JSON would be the whole report in a shape of its own; the file is of the first table.
  if (format === 'json' && table === undefined) query.set('table', stateCatalogue[report].tables[0].name)
  return `/api/${brand.name}/reports/${report}${format === 'json' ? '' : '.csv'}?${query}`
}
