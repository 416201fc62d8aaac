// `GET /reports/<brand>`: the analysts' page, the same files for every brand. What they may read is decided by their token.
import type { Hono } from 'hono'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'

/** The built files of `dist/widgets/reports/`. */
export interface ReportPageFiles {
  html: string
  script: string
  style: string
}

const script = '/reports/assets/reports.js'
const style = '/reports/assets/reports.css'

const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
}

export function addReportPageRoutes(app: Hono<Env>, brands: BrandRegistry, files: ReportPageFiles): void {
  const asset = (text: string, type: string) => () =>
    new Response(text, { headers: { ...pageHeaders, 'content-type': type } })
  app.get(script, asset(files.script, 'text/javascript; charset=utf-8'))
  app.get(style, asset(files.style, 'text/css; charset=utf-8'))
  app.get('/reports/:brand', (c) => {
    if (brands.find(c.req.param('brand'))) return c.html(files.html, 200, pageHeaders)
    return answerError(c, { status: 404, code: 'no_such_brand', message: 'there is no such brand' })
  })
  for (const path of [script, style, '/reports/:brand']) refuseMethods(app, path, ['GET'])
}
