// `GET /api/<brand>/reports`: the named reports and what figures can be filtered by, for the page and for programs.
import type { Hono } from 'hono'
import { may } from '../access/permissions.ts'
import { dimensionNames, dimensions } from '../reports/dimensions.ts'
import { eventExamples } from '../reports/event-examples.ts'
import { type Report, reportCatalogue } from '../reports/report-catalogue.ts'
import { reportNames } from '../reports/report-names.ts'
import { stateCatalogue, stateReportNames } from '../reports/state-catalogue.ts'
import { isQueryTable, type StateReport } from '../reports/state-table.ts'
import type { Env } from './env.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

/** The same for every brand, and for as long as the collector runs. */
const queried = reportNames.map((name) => {
  const { needs, ...report }: Report = reportCatalogue[name]
  return { name, ...report, needs: needs.map((event) => ({ event, example: eventExamples[event] })) }
})

/** `over`: these are not filtered and not compared; their own tables are asked by `GET …/reports/<name>?table=`. */
const told = stateReportNames.map((name) => {
  const { tables, ...report }: StateReport = stateCatalogue[name]
  return {
    name,
    ...report,
    needs: [],
    tables: tables.map((table) => {
      if (isQueryTable(table)) return table
      const { metrics, dimensions, ...words } = table
      return { ...words, query: { metrics, dimensions }, told: true }
    }),
  }
})

const filterable = dimensionNames.map((name) => {
  const { definition, filter } = dimensions[name]
  return { name, definition, filter }
})

export function addReportCatalogueRoute(app: Hono<Env>, options: CallerOptions): void {
  const withCaller = createWithCaller(options)
  app.get('/api/:brand/reports', (c) =>
    withCaller(c, 'query_reports', async (_brand, caller) => {
      const reports = may(caller, 'read_reports') ? [...queried, ...told] : queried
      return c.json({ reports, dimensions: filterable })
    }),
  )
}
