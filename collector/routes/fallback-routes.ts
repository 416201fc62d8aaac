// `GET /f/<brand>/<popin>?language=&publication=&order=`: each popin as a page without JavaScript. What it asks and says
// is the popin's own answer, so its boxes have the same texts and hashes.
import type { Hono } from 'hono'
import { limits } from '../../sdk/protocol/limits.ts'
import { popinKinds } from '../../sdk/protocol/opt-in.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import type { Env } from './env.ts'
import { addPageStyleRoute } from './page-style-route.ts'
import type { PopinRouteOptions } from './popin-routes.ts'
import { refuseMethods } from './refuse-methods.ts'
import { showFallback, showNothing } from './show-fallback.ts'
import { showTrouble } from './show-trouble.ts'
import { wantedLanguages } from './wanted-languages.ts'

const root = '../../'

export function addFallbackRoutes(app: Hono<Env>, { brands, answerPopin }: PopinRouteOptions): void {
  addPageStyleRoute(app)

  app.use('/f/*', showTrouble)
  app.get('/f/:brand/:popin', async (c) => {
    const brand = brands.find(c.req.param('brand'))
    const kind = popinKinds.find((one) => one === c.req.param('popin'))
    c.header('vary', 'Accept-Language, Sec-GPC')
    if (!brand || !kind) return showNothing(c, root, brand)
    const wording = wordingOf(brand, ...wantedLanguages(c))
    const publication = c.req.query('publication') || null
    const order = c.req.query('order')?.slice(0, limits.codeLength) || null
    return showFallback(c, answerPopin, { brand, kind, wording, root, publication, order })
  })
  refuseMethods(app, '/f/:brand/:popin', ['GET'])
}
