// An ambassador's own list: `POST /api/<brand>/ambassadors/<id>/link` makes a link, `DELETE …/links` ends them all,
// `GET /a/<token>` is the page, `GET /a/<brand>` the same for an ambassador who is logged in.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { languages } from '../../widgets/texts/languages.ts'
import { may } from '../access/permissions.ts'
import type { AccessAct } from '../access-log/access-act.ts'
import type { Brand } from '../brands/brand.ts'
import { parseLinkToken } from '../contacts/contact-links.ts'
import { type AmbassadorLinks, linkLifetimeHours } from '../contacts/from-server/ambassador-links.ts'
import { type AmbassadorListOptions, readAmbassadorList } from '../contacts/from-server/ambassador-list.ts'
import { ambassadorPage } from '../contacts/from-server/ambassador-page.ts'
import { shortId } from '../contacts/from-server/item-fields.ts'
import { parseItem } from '../contacts/from-server/parse-item.ts'
import { readItems } from '../contacts/from-server/read-items.ts'
import { hasLeft } from '../erasure/ambassador-leaves.ts'
import { deadLinkPage } from '../pages/confirm-pages.ts'
import { type PageVoice, voiceOf } from '../pages/page-voice.ts'
import type { RecordStore } from '../stores/records.ts'
import { addressOf } from './address-of.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { linkVoice } from './link-voice.ts'
import { routeOf } from './log-access.ts'
import { answerPage } from './page-answer.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { showTrouble } from './show-trouble.ts'
import { wantedLanguages } from './wanted-languages.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface AmbassadorRouteOptions extends CallerOptions, AmbassadorListOptions {
  records: RecordStore
  ambassadorLinks: AmbassadorLinks
}

const linkSchema = z.strictObject({
  lifetime_hours: z.int().min(1).max(linkLifetimeHours).default(linkLifetimeHours),
})
const mostBytes = 1024

export function addAmbassadorRoutes(app: Hono<Env>, options: AmbassadorRouteOptions): void {
  const { brands, records, ambassadorLinks } = options
  const withCaller = createWithCaller(options)

  app.post('/api/:brand/ambassadors/:id/link', (c) =>
    withCaller(c, 'manage_ambassador_links', async (brand) => {
      const id = c.req.param('id')
      if (!shortId.safeParse(id).success) return answerError(c, invalidId)
      const lifetime = await readLifetime(c)
      if (!lifetime.ok) return answerError(c, lifetime.error)
      const issued = await records.transact(brand.name, async (tx) =>
        (await hasLeft(tx, id)) ? null : ambassadorLinks.issue(tx, brand.name, id, lifetime.hours),
      )
      if (!issued) return answerError(c, ambassadorLeft)
      const { token, expires } = issued
      const link = `${brand.settings.publicUrl ?? '/'}a/${token}`
      return c.json({ link, expires: new Date(expires).toISOString() }, 201)
    }),
  )
  refuseMethods(app, '/api/:brand/ambassadors/:id/link', ['POST'])

  app.delete('/api/:brand/ambassadors/:id/links', (c) =>
    withCaller(c, 'manage_ambassador_links', async (brand) => {
      await records.transact(brand.name, (tx) => ambassadorLinks.end(tx, c.req.param('id')))
      return c.body(null, 204)
    }),
  )
  refuseMethods(app, '/api/:brand/ambassadors/:id/links', ['DELETE'])

  app.use('/a/*', showTrouble)
  app.get('/a/:token', async (c) => {
    const opened = await open(c)
    if (!opened) return answerPage(c, 404, deadLinkPage(linkVoice(c, brands)))
    const { brand, list } = opened
    return answerPage(c, 200, ambassadorPage(list, ambassadorVoice(c, brand), brand.settings.timeZone))
  })
  refuseMethods(app, '/a/:token', ['GET'])

  /** Nothing is written but that it was read, so that opening a link a thousand times changes nothing. */
  async function open(c: Context<Env>) {
    const named = await nameAmbassador(c)
    if (!named) return null
    const page = Math.trunc(Number(c.req.query('page'))) || 1
    const { brand, ambassador, by } = named
    await options.accessLog.add(brand.name, { ...readList(c), by, foreignId: ambassador })
    const list = await records.transact(brand.name, (tx) =>
      readAmbassadorList(tx, options, { brand: brand.name, ambassador, page }),
    )
    return { brand, list }
  }

  /** By a link's token; or, at the brand's own name, who is logged in. */
  async function nameAmbassador(
    c: Context<Env>,
  ): Promise<{ brand: Brand; ambassador: string; by: string } | null> {
    const last = c.req.param('token') ?? ''
    const token = parseLinkToken(last)
    const brand = brands.find(token ? token.brand : last)
    if (!brand) return null
    if (token) {
      const ambassador = await records.transact(brand.name, (tx) => ambassadorLinks.find(tx, token))
      return ambassador === null ? null : { brand, ambassador, by: 'ambassador' }
    }
    const caller = await options.whoAsks({ header: (name) => c.req.header(name) }, brand)
    if (!caller?.ambassador || !may(caller, 'read_own_contacts')) return null
    return { brand, ambassador: caller.ambassador, by: caller.person ?? 'ambassador' }
  }

  function readList(c: Context<Env>): Pick<AccessAct, 'operation' | 'entity' | 'route' | 'address'> {
    const address = addressOf(c, options.clientAddress)
    return { operation: 'read', entity: 'ambassador_list', route: routeOf(c), address }
  }
}

type Lifetime = { ok: true; hours: number } | { ok: false; error: ErrorAnswer }

/** No body asks for nothing special. */
async function readLifetime(c: Context<Env>): Promise<Lifetime> {
  const body = await readBody(c, mostBytes)
  if (!body.ok) return body
  if (body.bytes.length === 0) return { ok: true, hours: linkLifetimeHours }
  const read = readItems(body.bytes)
  if (!read.ok) return read
  const parsed = parseItem(linkSchema, read.isList ? null : read.items[0])
  if (parsed.ok) return { ok: true, hours: parsed.item.lifetime_hours }
  return { ok: false, error: { status: 400, ...parsed.problem } }
}

/** In any language that Candor speaks: the shop's are its shoppers', not its ambassadors'. */
function ambassadorVoice(c: Context<Env>, { name, settings, ...brand }: Brand): PageVoice {
  const asked = [...wantedLanguages(c), ...settings.languages]
  return voiceOf({ ...brand, name, settings: { ...settings, languages: [...languages] } }, asked)
}

const ambassadorLeft: ErrorAnswer = {
  status: 409,
  code: 'ambassador_left',
  message: 'this ambassador has left; their access has ended',
}

const invalidId: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'must be 1 to 64 letters, digits, _ or -',
  path: 'ambassador',
}
