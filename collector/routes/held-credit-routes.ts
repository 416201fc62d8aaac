// E18: `GET /api/<brand>/credits/held`, what is held back, with the rule and its counts, and `POST …/credits/releases`,
// by which somebody lets a credit go.
import type { Hono } from 'hono'
import { z } from 'zod'
import { fraudRule, heldReasons } from '../attribution/fraud-rule.ts'
import type { CreditPage, ListCredits } from '../attribution/list-credits.ts'
import type { Releases } from '../attribution/releases.ts'
import { shownCredit } from '../attribution/shown-credit.ts'
import { ownId, shortId } from '../contacts/from-server/item-fields.ts'
import type { RecordStore } from '../stores/records.ts'
import { readCredits } from './asked-credits.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { readJsonBody } from './json-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface HeldCreditRouteOptions extends CallerOptions {
  records: RecordStore
  listCredits: ListCredits
  releases: Releases
}

const releaseSchema = z.strictObject({ order: ownId, publication: shortId })

export function addHeldCreditRoutes(app: Hono<Env>, options: HeldCreditRouteOptions): void {
  const { records, listCredits, releases } = options
  const withCaller = createWithCaller(options)

  app.get('/api/:brand/credits/held', (c) =>
    withCaller(c, 'read_credits', async (brand) => {
      const asked = await readCredits(c, brand, listCredits, true)
      if (!asked.ok) return answerError(c, asked.error)
      const { period, page } = asked
      return c.json({ period, rule, ...heldIn(page), releases: await releasesOf(releases, brand.name) })
    }),
  )
  refuseMethods(app, '/api/:brand/credits/held', ['GET'])

  app.post('/api/:brand/credits/releases', (c) =>
    withCaller(c, 'release_credits', async (brand, { person, kind }) => {
      const body = await readJsonBody(c, releaseSchema)
      if (!body.ok) return answerError(c, body.error)
      await records.transact(brand.name, (tx) => releases.release(tx, body.item, person ?? kind))
      return c.json({ releases: await releasesOf(releases, brand.name) })
    }),
  )
  refuseMethods(app, '/api/:brand/credits/releases', ['POST'])
}

const rule = {
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

async function releasesOf(releases: Releases, brand: string) {
  const all = await releases.list(brand)
  return all.map((release) => ({ ...release, at: new Date(release.at).toISOString() }))
}
