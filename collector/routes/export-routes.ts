// `GET /api/<brand>/contacts.json` and `.csv`: the brand's own contacts, page by page.
import type { Context, Hono } from 'hono'
import type { Brand } from '../brands/brand.ts'
import { toCsv } from '../contacts/from-server/contacts-csv.ts'
import {
  type ContactExport,
  type ExportOptions,
  exportContacts,
  parseCursor,
} from '../contacts/from-server/export-contacts.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ExportRouteOptions extends CallerOptions, ExportOptions {
  records: RecordStore
}

const defaultLimit = 100
const largestLimit = 500

export function addExportRoutes(app: Hono<Env>, options: ExportRouteOptions): void {
  const withCaller = createWithCaller(options)

  app.get('/api/:brand/contacts.json', (c) =>
    withCaller(c, 'export_contacts', (brand) => answerPage(c, brand, (page) => c.json(page))),
  )
  app.get('/api/:brand/contacts.csv', (c) =>
    withCaller(c, 'export_contacts', (brand) =>
      answerPage(c, brand, ({ contacts }) =>
        c.body(toCsv(contacts), 200, {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; filename="${brand.name}-contacts.csv"`,
          'x-content-type-options': 'nosniff',
        }),
      ),
    ),
  )
  for (const file of ['contacts.json', 'contacts.csv']) refuseMethods(app, `/api/:brand/${file}`, ['GET'])

  async function answerPage(
    c: Context<Env>,
    brand: Brand,
    render: (page: ContactExport) => Response,
  ): Promise<Response> {
    const cursor = c.req.query('cursor')
    const after = cursor === undefined ? undefined : parseCursor(cursor)
    if (after === null)
      return answerError(c, refuse('cursor', 'is not what an answer of this path gave as next'))
    const limit = Number(c.req.query('limit') ?? defaultLimit)
    if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit)
      return answerError(c, refuse('limit', `must be a whole number from 1 to ${largestLimit}`))
    const page = await options.records.transact(brand.name, (tx) =>
      exportContacts(tx, brand.name, options, { after, limit }),
    )
    if (page.next) c.header('link', `<?cursor=${page.next}&limit=${limit}>; rel="next"`)
    return render(page)
  }
}

function refuse(path: string, message: string): ErrorAnswer {
  return { status: 400, code: 'invalid', message, path }
}
