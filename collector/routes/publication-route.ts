// `GET /p/<brand>/<publication>`: the name and the picture of its ambassador, for the order popin. Nothing else of it.
import type { Hono } from 'hono'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Publications } from '../publications/publications.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface PublicationRouteOptions {
  brands: BrandRegistry
  publications: Publications
}

/** Public, and the same for everybody: any shop's page may read it. */
const headers = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}
const shortId = /^[\w-]{1,64}$/

export function addPublicationRoute(app: Hono<Env>, { brands, publications }: PublicationRouteOptions): void {
  app.get('/p/:brand/:publication', async (c) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    const brand = brands.find(c.req.param('brand'))
    const id = c.req.param('publication')
    const found = brand && shortId.test(id) ? await publications.find(brand.name, id) : null
    if (!found)
      return answerError(c, {
        status: 404,
        code: 'no_such_publication',
        message: 'there is no such publication',
      })
    c.header('cache-control', 'public, max-age=300')
    return c.json({ alias: found.alias, picture: found.picture })
  })
  refuseMethods(app, '/p/:brand/:publication', ['GET'])
}
