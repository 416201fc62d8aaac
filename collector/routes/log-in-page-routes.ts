// `GET /login` and `GET /invitation/<token>`: one page, the same for everybody. What it may do its visitor's cookies and
// the link decide.
import type { Context, Hono } from 'hono'
import type { Env } from './env.ts'
import { refuseMethods } from './refuse-methods.ts'

/** The built files of `dist/widgets/log-in/`. */
export interface LogInPageFiles {
  html: string
  script: string
  style: string
}

/** The address may hold a token: it is told to nobody. */
const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** From the page to the collector's root, so that it may stand below a path of a proxy. */
const rootMark = '__ROOT__'

export function addLogInPageRoutes(app: Hono<Env>, files: LogInPageFiles): void {
  const page = (root: string) => {
    const html = files.html.replaceAll(rootMark, root)
    return (c: Context<Env>) => c.html(html, 200, { ...pageHeaders, 'cache-control': 'no-store' })
  }
  const asset = (text: string, type: string) => (c: Context<Env>) =>
    c.body(text, 200, { ...pageHeaders, 'content-type': type, 'cache-control': 'no-cache' })

  app.get('/login', page('./'))
  refuseMethods(app, '/login', ['GET'])
  app.get('/login/assets/log-in.js', asset(files.script, 'text/javascript; charset=utf-8'))
  app.get('/login/assets/log-in.css', asset(files.style, 'text/css; charset=utf-8'))
  app.get('/invitation/:token', page('../'))
}
