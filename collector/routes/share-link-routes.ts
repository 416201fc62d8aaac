// `/api/<brand>/share-links`: links that show a part of the reports. POST makes one, GET lists, DELETE …/<id> revokes.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Caller } from '../access/caller.ts'
import { mostLinks, type ShareLink, type ShareLinks } from '../access/share-links.ts'
import type { Brand } from '../brands/brand.ts'
import { plainFilters } from '../reports/filter-tree.ts'
import { filterSchema } from '../reports/parse-filter.ts'
import { reportNames } from '../reports/report-names.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ShareLinkRouteOptions extends CallerOptions {
  shareLinks: ShareLinks
}

const path = '/api/:brand/share-links'
/** A query holds 200: as many are left to whoever asks through the link. */
const mostValues = 100
/** A list in a filter in four groups, each an object and a list, in the body's list. */
const bounds = { bytes: 16 * 1024, depth: 12 }

const schema = z.strictObject({
  filters: z
    .array(filterSchema)
    .max(10)
    .refine((filters) => plainFilters(filters).flatMap(([, , value]) => value).length <= mostValues, {
      error: `Filters of a link hold ${mostValues} values at most.`,
    }),
  report: z.enum(reportNames).optional(),
  days: z.int().min(1).max(90),
})

export function addShareLinkRoutes(app: Hono<Env>, options: ShareLinkRouteOptions): void {
  const { shareLinks } = options
  const withCaller = createWithCaller(options)

  app.get(path, (c) =>
    withCaller(c, 'share_reports', async (brand) =>
      c.json({ links: (await shareLinks.list(brand.name)).map(toAnswer) }),
    ),
  )
  app.post(path, (c) => withCaller(c, 'share_reports', (brand, caller) => share(c, brand, caller)))
  refuseMethods(app, path, ['GET', 'POST'])

  app.delete(`${path}/:id`, (c) =>
    withCaller(c, 'share_reports', async (brand) => {
      const isRevoked = await shareLinks.revoke(brand.name, c.req.param('id'))
      return isRevoked ? c.body(null, 204) : answerError(c, noSuchLink)
    }),
  )
  refuseMethods(app, `${path}/:id`, ['DELETE'])

  async function share(c: Context<Env>, { name, settings }: Brand, caller: Caller): Promise<Response> {
    const read = await readJsonBody(c, schema, bounds)
    if (!read.ok) return answerError(c, read.error)
    const { report = null, ...wanted } = read.item
    const issued = await shareLinks.issue(name, { ...wanted, report, by: caller.person })
    if (!issued.ok) return answerError(c, tooManyLinks)
    const { id, token, expires } = issued
    const page = `${settings.publicUrl ?? '/'}reports/${name}${report === null ? '' : `?report=${report}`}`
    return c.json({ link: `${page}#access=${token}`, id, expires: new Date(expires).toISOString() }, 201)
  }
}

function toAnswer({ id, filters, report, madeAt, madeBy, expires }: ShareLink) {
  const times = { made_at: new Date(madeAt).toISOString(), expires: new Date(expires).toISOString() }
  return { id, filters, report, made_by: madeBy, ...times }
}

const noSuchLink: ErrorAnswer = { status: 404, code: 'no_such_link', message: 'there is no such link here' }
const tooManyLinks: ErrorAnswer = {
  status: 409,
  code: 'too_many_links',
  message: `a brand has ${mostLinks} links at most that work: end some of them first`,
}
