// The list of routes. Everything a route needs is handed in.
import { Hono } from 'hono'
import type { Contacts } from './contacts/contacts.ts'
import { addCookieRoute, type CookieRouteOptions } from './routes/cookie-route.ts'
import { addDemoRoutes } from './routes/demo-routes.ts'
import type { Env } from './routes/env.ts'
import { answerError, answerThrown } from './routes/error-answer.ts'
import { addIngestRoute, type IngestRouteOptions } from './routes/ingest-route.ts'
import { addOperatorRoutes, type OperatorRouteOptions } from './routes/operator-routes.ts'
import { addReportPageRoutes, type ReportPageFiles } from './routes/report-page-routes.ts'
import { addReportRoutes, type ReportRouteOptions } from './routes/report-routes.ts'
import { addTagRoutes, type TagRouteOptions } from './routes/tag-routes.ts'
import type { RecordStore } from './stores/records.ts'

export type App = Hono<Env>

export type AppOptions = IngestRouteOptions &
  CookieRouteOptions &
  TagRouteOptions &
  ReportRouteOptions &
  OperatorRouteOptions & {
    records: RecordStore
    contacts: Contacts
    reportPage: ReportPageFiles
    /** The folder of the example shop, or null: then there is none. */
    demoFolder: string | null
    onError: (error: unknown) => void
  }

export function createApp(options: AppOptions): App {
  const app: App = new Hono<Env>()
  addIngestRoute(app, options)
  addCookieRoute(app, options)
  addTagRoutes(app, options)
  addReportRoutes(app, options)
  addReportPageRoutes(app, options.brands, options.reportPage)
  addOperatorRoutes(app, options)
  if (options.demoFolder) addDemoRoutes(app, options.demoFolder)
  app.notFound((c) => answerError(c, { status: 404, code: 'not_found', message: 'there is nothing here' }))
  app.onError((error, c) => {
    options.onError(error)
    return answerThrown(c, error)
  })
  return app
}
