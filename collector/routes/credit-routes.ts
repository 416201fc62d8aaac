// `GET /api/<brand>/credits` and `credits.csv`: which order is credited to which publication, why, and by which rule.
// `GET …/credits/held` and `POST …/credits/releases`: what E18 holds back, and who let it go.
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { fraudRule, heldReasons } from '../attribution/fraud-rule.ts'
import type { CreditCursor, CreditPage, ListCredits } from '../attribution/list-credits.ts'
import type { Releases } from '../attribution/releases.ts'
import { type AttributionModel, attributionModels } from '../attribution/rule.ts'
import { creditsCsv, shownCredit } from '../attribution/shown-credit.ts'
import type { Brand } from '../brands/brand.ts'
import { ownId, shortId } from '../contacts/from-server/item-fields.ts'
import type { RecordStore } from '../stores/records.ts'
import { type AskedPeriod, readPeriod } from './asked-period.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface CreditRouteOptions extends CallerOptions {
  records: RecordStore
  listCredits: ListCredits
  releases: Releases
}

/** Orders of one page, and of a file or a count: those of a period at most. */
const defaultLimit = 100
const largestLimit = 1000
const everything = 1_000_000
const releaseSchema = z.strictObject({ order: ownId, publication: shortId })

interface Asked {
  period: AskedPeriod
  model: AttributionModel | undefined
  page: CreditPage
}

export function addCreditRoutes(app: Hono<Env>, options: CreditRouteOptions): void {
  const { records, listCredits, releases } = options
  const withCaller = createWithCaller(options)

  app.get('/api/:brand/credits', (c) =>
    withCaller(c, 'read_credits', (brand) =>
      answer(c, brand, pageLimit(c), ({ period, model, page }) => {
        const next = page.next && cursorText(page.next)
        return c.json({ period, model: model ?? null, credits: page.credits.map(shownCredit), next })
      }),
    ),
  )
  app.get('/api/:brand/credits.csv', (c) =>
    withCaller(c, 'read_credits', (brand) =>
      answer(c, brand, everything, ({ page }) =>
        c.body(creditsCsv(page.credits), 200, {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; filename="${brand.name}-credits.csv"`,
          'x-content-type-options': 'nosniff',
        }),
      ),
    ),
  )
  app.get('/api/:brand/credits/held', (c) =>
    withCaller(c, 'read_credits', (brand) =>
      answer(c, brand, everything, async ({ period, page }) =>
        c.json({ period, rule: shownRule, ...heldIn(page), releases: await releasesOf(brand) }),
      ),
    ),
  )
  app.post('/api/:brand/credits/releases', (c) =>
    withCaller(c, 'release_credits', async (brand, { person, kind }) => {
      const body = await readJsonBody(c, releaseSchema)
      if (!body.ok) return answerError(c, body.error)
      await records.transact(brand.name, (tx) => releases.release(tx, body.item, person ?? kind))
      return c.json({ releases: await releasesOf(brand) })
    }),
  )
  for (const path of ['credits', 'credits.csv', 'credits/held'])
    refuseMethods(app, `/api/:brand/${path}`, ['GET'])
  refuseMethods(app, '/api/:brand/credits/releases', ['POST'])

  async function answer(
    c: Context<Env>,
    brand: Brand,
    limit: number | ErrorAnswer,
    render: (asked: Asked) => Response | Promise<Response>,
  ): Promise<Response> {
    if (typeof limit !== 'number') return answerError(c, limit)
    const asked = readPeriod(c, brand)
    if (!asked.ok) return answerError(c, asked.error)
    const { model: wanted, cursor } = c.req.query()
    const model = attributionModels.find((known) => known === wanted)
    if (wanted !== undefined && !model) return answerError(c, unknownModel)
    const after = cursor === undefined ? undefined : parseCursor(cursor)
    if (after === null) return answerError(c, wrongCursor)
    const page = await listCredits(brand, { span: asked.span, model, after, limit })
    return render({ period: asked.period, model, page })
  }

  async function releasesOf({ name }: Brand) {
    const all = await releases.list(name)
    return all.map((release) => ({ ...release, at: new Date(release.at).toISOString() }))
  }
}

const shownRule = {
  clicks_a_day: fraudRule.clicksADay,
  orders_a_day: fraudRule.ordersADay,
  reasons: heldReasons,
}

/** The credits that are held, and how many by each reason. */
function heldIn({ credits }: CreditPage) {
  const held = credits.filter(({ heldBecause }) => heldBecause !== undefined)
  const count = (reason: string) => held.filter(({ heldBecause }) => heldBecause === reason).length
  const counts = Object.fromEntries(Object.keys(heldReasons).map((reason) => [reason, count(reason)]))
  return { counts, credits: held.map(shownCredit) }
}

function pageLimit(c: Context<Env>): number | ErrorAnswer {
  const limit = Number(c.req.query('limit') ?? defaultLimit)
  if (Number.isInteger(limit) && limit >= 1 && limit <= largestLimit) return limit
  return refusal('limit', `must be a whole number from 1 to ${largestLimit}`)
}

/** An order's ID may be any text. */
function cursorText({ orderedAt, order }: CreditCursor): string {
  return `${orderedAt}.${Buffer.from(order).toString('base64url')}`
}

function parseCursor(text: string): CreditCursor | null {
  const [, orderedAt, order] = /^(\d{1,13})\.([\w-]{1,700})$/.exec(text) ?? []
  if (orderedAt === undefined || order === undefined) return null
  return { orderedAt: Number(orderedAt), order: Buffer.from(order, 'base64url').toString('utf8') }
}

function refusal(path: string, message: string): ErrorAnswer {
  return { status: 400, code: 'invalid', message, path }
}
const unknownModel = refusal('model', `must be one of ${attributionModels.join(', ')}`)
const wrongCursor = refusal('cursor', 'is not what an answer of this path gave as next')
