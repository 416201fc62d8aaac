// The example shop and blog, served only when the collector is started with its demonstration brand.
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono, MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

/** Everything comes from this origin: the pages show that a strict policy is enough for the tag. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
}

const addHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
}

/** `folder`: the path of `examples/storefront`. */
export function addDemoRoutes(app: Hono<Env>, folder: string): void {
  const files = serveStatic<Env>({ root: folder })
  app.get('/shop', (c) => c.redirect('/shop/', 301))
  app.get('/blog', (c) => c.redirect('/blog/', 301))
  app.get('/*', addHeaders, files)
}
