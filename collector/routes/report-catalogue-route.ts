// `GET /api/<brand>/reports`: the named reports and what figures can be filtered by, for the page and for programs.
import type { Hono } from 'hono'
import { dimensionNames, dimensions } from '../reports/dimensions.ts'
import { eventExamples } from '../reports/event-examples.ts'
import { type Report, reportCatalogue, reportNames } from '../reports/report-catalogue.ts'
import type { Env } from './env.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

/** The same for every brand, and for as long as the collector runs. */
const catalogue = {
  reports: reportNames.map((name) => {
    const { needs, ...report }: Report = reportCatalogue[name]
    return { name, ...report, needs: needs.map((event) => ({ event, example: eventExamples[event] })) }
  }),
  dimensions: dimensionNames.map((name) => {
    const { definition, filter } = dimensions[name]
    return { name, definition, filter }
  }),
}

export function addReportCatalogueRoute(app: Hono<Env>, options: CallerOptions): void {
  const withCaller = createWithCaller(options)
  app.get('/api/:brand/reports', (c) => withCaller(c, 'query_reports', async () => c.json(catalogue)))
}
