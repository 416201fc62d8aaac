// The list of routes. Everything a route needs is handed in.
import { Hono } from 'hono'
import type { AccessRooms } from './access-rooms.ts'
import { UnreadableBrand } from './brands/brand-registry.ts'
import type { ContactRooms } from './contact-rooms.ts'
import { takingBrands } from './erasure/brand-leaves.ts'
import type { ErasureRooms } from './erasure-rooms.ts'
import type { Inbox } from './mail/inbox.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import type { PublicationRooms } from './publication-rooms.ts'
import type { RetentionRooms } from './retention-rooms.ts'
import type { RightsRooms } from './rights-rooms.ts'
import { addAccessLogRoutes } from './routes/access-log-routes.ts'
import { addAmbassadorRoutes } from './routes/ambassador-routes.ts'
import { addApiRoutes } from './routes/api-routes.ts'
import { addAttributionRoutes } from './routes/attribution-routes.ts'
import { addBackupRoute, type BackupRouteOptions } from './routes/backup-route.ts'
import { addConfirmRoutes } from './routes/confirm-routes.ts'
import { addCookieRoute, type CookieRouteOptions } from './routes/cookie-route.ts'
import { addCreditRoutes } from './routes/credit-routes.ts'
import { addDemoRoutes } from './routes/demo-routes.ts'
import type { Env } from './routes/env.ts'
import { addErasureRoutes } from './routes/erasure-routes.ts'
import { answerError, answerThrown } from './routes/error-answer.ts'
import { addExportRoutes } from './routes/export-routes.ts'
import { addExternalFormRoute } from './routes/external-form-route.ts'
import { addFallbackRoutes } from './routes/fallback-routes.ts'
import { addHeldCreditRoutes } from './routes/held-credit-routes.ts'
import { addHoldRoutes } from './routes/hold-routes.ts'
import { addInboxRoute } from './routes/inbox-route.ts'
import { addIngestRoute, type IngestRouteOptions } from './routes/ingest-route.ts'
import { addInvitationRoutes } from './routes/invitation-routes.ts'
import { addLinkRoute } from './routes/link-route.ts'
import { addLogInPageRoutes, type LogInPageFiles } from './routes/log-in-page-routes.ts'
import { logLinks } from './routes/log-links.ts'
import { addOpenRoute } from './routes/open-route.ts'
import { addOperatorRoutes, type OperatorRouteOptions } from './routes/operator-routes.ts'
import { addOperatorUserRoutes } from './routes/operator-user-routes.ts'
import { addOptInRoute } from './routes/opt-in-route.ts'
import { addOwnErasureRoutes } from './routes/own-erasure-routes.ts'
import { addOwnPageRoutes } from './routes/own-page-routes.ts'
import { addPageStyleRoute } from './routes/page-style-route.ts'
import { addPeopleRoutes } from './routes/people-routes.ts'
import { addPopinRoutes } from './routes/popin-routes.ts'
import { addPreferenceRoute, type PreferenceRouteOptions } from './routes/preference-route.ts'
import { addPrivacyNoticeRoute } from './routes/privacy-notice-route.ts'
import { addPublicationFiguresRoute } from './routes/publication-figures-route.ts'
import { addPublicationRoute } from './routes/publication-route.ts'
import { addReportCatalogueRoute } from './routes/report-catalogue-route.ts'
import { addReportCsvRoute } from './routes/report-csv-route.ts'
import { addReportPageRoutes, type ReportPageFiles } from './routes/report-page-routes.ts'
import { addReportRoutes, type ReportRouteOptions } from './routes/report-routes.ts'
import { addRetentionRoutes } from './routes/retention-routes.ts'
import { addRightsRequestRoutes } from './routes/rights-request-routes.ts'
import { addSendRoutes } from './routes/send-routes.ts'
import { addSessionRoutes } from './routes/session-routes.ts'
import { addShareLinkRoutes } from './routes/share-link-routes.ts'
import { addStateReportRoutes, type StateReports } from './routes/state-report-routes.ts'
import { strictTransport } from './routes/strict-transport.ts'
import { addSupportRoutes } from './routes/support-routes.ts'
import { addTagRoutes, type TagRouteOptions } from './routes/tag-routes.ts'
import { addUnsubscribeRoutes } from './routes/unsubscribe-routes.ts'
import { addUserRoutes } from './routes/user-routes.ts'

export type App = Hono<Env>

export type AppOptions = IngestRouteOptions &
  CookieRouteOptions &
  TagRouteOptions &
  ReportRouteOptions &
  PreferenceRouteOptions &
  StateReports &
  OperatorRouteOptions &
  ContactRooms &
  PublicationRooms &
  ErasureRooms &
  RightsRooms &
  RetentionRooms &
  AccessRooms &
  BackupRouteOptions & {
    keyRing: KeyRing
    now: () => number
    /** What the demonstration would have sent, or null: then there is no inbox to look at. */
    inbox: Inbox | null
    reportPage: ReportPageFiles
    logInPage: LogInPageFiles
    /** The folder of the example shop, or null: then there is none. */
    demoFolder: string | null
    onError: (error: unknown) => void
  }

export function createApp(options: AppOptions): App {
  const app: App = new Hono<Env>()
  app.use(strictTransport(options.isProxy))
  // To what takes something from a shop, a shopper or a server, a brand that left is none (R12, R13).
  const taking = { ...options, brands: takingBrands(options.brands) }
  addIngestRoute(app, taking)
  addCookieRoute(app, taking)
  addTagRoutes(app, taking)
  addReportRoutes(app, options)
  addReportCatalogueRoute(app, options)
  addReportCsvRoute(app, options)
  addPreferenceRoute(app, options)
  addStateReportRoutes(app, options)
  addReportPageRoutes(app, options.brands, options.reportPage)
  addLogInPageRoutes(app, options.logInPage)
  addInvitationRoutes(app, options)
  addSessionRoutes(app, options)
  addUserRoutes(app, options)
  addShareLinkRoutes(app, options)
  addOperatorUserRoutes(app, options)
  addRetentionRoutes(app, options)
  addHoldRoutes(app, options)
  addBackupRoute(app, options)
  addPopinRoutes(app, taking)
  addFallbackRoutes(app, taking)
  addOptInRoute(app, taking)
  addExternalFormRoute(app, taking)
  logLinks(app, options)
  addConfirmRoutes(app, options)
  addOwnPageRoutes(app, options)
  addOwnErasureRoutes(app, options)
  addUnsubscribeRoutes(app, options)
  addPublicationRoute(app, taking)
  addLinkRoute(app, options)
  addOpenRoute(app, options)
  addSendRoutes(app, taking)
  addCreditRoutes(app, options)
  addHeldCreditRoutes(app, options)
  addAttributionRoutes(app, options)
  addPublicationFiguresRoute(app, options)
  addApiRoutes(app, taking)
  addExportRoutes(app, options)
  addAmbassadorRoutes(app, options)
  addErasureRoutes(app, options)
  addPeopleRoutes(app, options)
  addRightsRequestRoutes(app, options)
  addSupportRoutes(app, options)
  addAccessLogRoutes(app, options)
  addPrivacyNoticeRoute(app, options)
  addPageStyleRoute(app)
  if (options.inbox) addInboxRoute(app, options.inbox)
  addOperatorRoutes(app, options)
  if (options.demoFolder) addDemoRoutes(app, options.demoFolder)
  app.notFound((c) => answerError(c, { status: 404, code: 'not_found', message: 'there is nothing here' }))
  app.onError((error, c) => {
    // The registry has told of it, once.
    if (!(error instanceof UnreadableBrand)) options.onError(error)
    return answerThrown(c, error)
  })
  return app
}
