// `GET /api/<brand>/publications.json`: opens, clicks, orders and revenue of each publication (E8), and what each
// ambassador is credited with.
import type { Hono } from 'hono'
import type { AmbassadorFigures, CreditFigures, ReadCreditFigures } from '../attribution/credit-figures.ts'
import type { LinkFigures, ReadLinkFigures } from '../publications/link-figures.ts'
import type { Publication, Publications } from '../publications/publications.ts'
import type { ReadShownPublications } from '../publications/shown-publications.ts'
import { readPeriod } from './asked-period.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface PublicationFiguresRouteOptions extends CallerOptions {
  publications: Publications
  readCreditFigures: ReadCreditFigures
  readLinkFigures: ReadLinkFigures
  readShown: ReadShownPublications
}

export function addPublicationFiguresRoute(app: Hono<Env>, options: PublicationFiguresRouteOptions): void {
  const { publications, readCreditFigures, readLinkFigures, readShown } = options
  const withCaller = createWithCaller(options)

  app.get('/api/:brand/publications.json', (c) =>
    withCaller(c, 'read_credits', async (brand) => {
      const asked = readPeriod(c, brand)
      if (!asked.ok) return answerError(c, asked.error)
      const registered = await publications.list(brand.name)
      const links = await readLinkFigures(brand, asked.span)
      const credits = await readCreditFigures.byPublication(brand, asked.span)
      const ambassadors = await readCreditFigures.byAmbassador(brand, asked.span)
      const shown = await readShown(brand, asked.period)
      const all = rowsOf(registered, links, credits)
      return c.json({
        period: asked.period,
        publications: all.filter(({ publication }) => shown.publications.isShown(publication)),
        ambassadors: ambassadorsOf(ambassadors).filter((row) => shown.ambassadors.isShown(row.ambassador)),
        meta: { suppressed: shown.publications.suppressed + shown.ambassadors.suppressed },
      })
    }),
  )
  refuseMethods(app, '/api/:brand/publications.json', ['GET'])
}

type Shown = Partial<Pick<Publication, 'ambassador' | 'channel'>>

/** Those that are registered, and those that somebody was credited or counted for without being so. */
function rowsOf(
  registered: readonly Publication[],
  links: readonly LinkFigures[],
  credits: readonly CreditFigures[],
) {
  const known = new Map(registered.map((publication): [string, Shown] => [publication.id, publication]))
  const ids = new Set([
    ...known.keys(),
    ...links.map((row) => row.publication),
    ...credits.map((row) => row.publication),
  ])
  return [...ids].sort().map((id) => {
    const link = links.find(({ publication }) => publication === id)
    const { ambassador = null, channel = null } = known.get(id) ?? {}
    return {
      publication: id,
      ambassador,
      channel,
      opens: link?.opens ?? 0,
      clicks: link?.clicks ?? 0,
      flagged_clicks: link?.flagged_clicks ?? 0,
      // By currency: amounts of two are never added.
      credited: credits.filter(({ publication }) => publication === id).map(withoutNames),
    }
  })
}

/** Those who were credited, with what they were in each currency. */
function ambassadorsOf(figures: readonly AmbassadorFigures[]) {
  const names = [...new Set(figures.map(({ ambassador }) => ambassador))]
  return names.map((name) => ({
    ambassador: name,
    credited: figures
      .filter(({ ambassador }) => ambassador === name)
      .map(({ ambassador: _ambassador, ...sums }) => sums),
  }))
}

function withoutNames({ publication: _publication, ambassador: _ambassador, ...figures }: CreditFigures) {
  return figures
}
