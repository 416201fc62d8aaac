// `GET /v/<hash>/pages.css`: the pages' one style sheet, under its own hash and therefore for ever.
import type { Hono } from 'hono'
import { pageStyle, pageStylePath } from '../pages/page-style.ts'
import type { Env } from './env.ts'
import { refuseMethods } from './refuse-methods.ts'

export function addPageStyleRoute(app: Hono<Env>): void {
  app.get(`/${pageStylePath}`, (c) =>
    c.body(pageStyle, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    }),
  )
  refuseMethods(app, `/${pageStylePath}`, ['GET'])
}
