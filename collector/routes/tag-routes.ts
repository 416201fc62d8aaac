// `GET /<brand>.js`: the tag with the brand's settings in it. `GET /v/<version>/candor.js`: the same file for everybody.
// The popins' file is everybody's too, and is loaded by the tag.
import type { Context, Hono } from 'hono'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { tagSettings } from '../settings/brand-settings.ts'
import type { ServedFile, TagFiles } from '../tag/tag-files.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface TagRouteOptions {
  brands: BrandRegistry
  tagFiles: TagFiles
  version: string
}

/** Settings change within five minutes everywhere; a brand that changes nothing answers 304. */
const shortLife = 'public, max-age=300'
/** `/popins.js` is one of these too. */
const brandFile = '/:file{[a-z0-9-]+\\.js}'
const versionFile = '/v/:version/:file{candor\\.js|popins\\.js}'
const forEver = 'public, max-age=31536000, immutable'

export function addTagRoutes(app: Hono<Env>, { brands, tagFiles, version }: TagRouteOptions): void {
  app.get('/popins.js', (c) => script(c, tagFiles.popins, shortLife))

  app.get(brandFile, (c) => {
    const brand = brands.find(c.req.param('file').slice(0, -'.js'.length))
    if (!brand)
      return answerError(c, { status: 404, code: 'no_such_brand', message: 'there is no such brand' })
    return script(c, tagFiles.forBrand(tagSettings(brand.name, brand.settings)), shortLife)
  })

  app.get(versionFile, (c) => {
    const file = c.req.param('file') === 'candor.js' ? tagFiles.pinned : tagFiles.popins
    if (c.req.param('version') === version) return script(c, file, forEver)
    const message = `this collector serves version ${version}`
    return answerError(c, { status: 404, code: 'no_such_version', message })
  })
  for (const path of [brandFile, versionFile]) refuseMethods(app, path, ['GET'])
}

/** Any shop may load a script and check its hash, so it is open to every origin. */
function script(c: Context, { text, etag }: ServedFile, cacheControl: string): Response {
  const headers = {
    'cache-control': cacheControl,
    etag,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' })
}
