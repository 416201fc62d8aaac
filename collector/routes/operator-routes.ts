// What operators and their monitors ask: alive, ready, metrics; and the site's word on Global Privacy Control.
import type { Hono } from 'hono'
import type { Registry } from 'prom-client'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'

export interface OperatorRouteOptions {
  metrics: Registry
  /** Whether a real write reaches the disk now, in each place that answers rest on. */
  canWrite: Record<'journal' | 'records', () => Promise<boolean>>
}

/** The day this statement was made, as the specification asks. */
const gpcStatement = { gpc: true, lastUpdate: '2026-11-21' }

export function addOperatorRoutes(app: Hono<Env>, { metrics, canWrite }: OperatorRouteOptions): void {
  app.get('/healthz', (c) => c.json({ status: 'alive' }))
  app.get('/readyz', async (c) => {
    const [journal, records] = await Promise.all([canWrite.journal(), canWrite.records()])
    const refusing = [...(journal ? [] : ['the journal']), ...(records ? [] : ['the records'])]
    if (refusing.length === 0) return c.json({ status: 'ready' })
    const message = `${refusing.join(' and ')} cannot be written`
    return answerError(c, { status: 503, code: 'storage', message, retryAfter: 5 })
  })
  app.get('/metrics', async (c) =>
    c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  )
  app.get('/.well-known/gpc.json', (c) => c.json(gpcStatement))
  for (const path of ['/healthz', '/readyz', '/metrics', '/.well-known/gpc.json'])
    refuseMethods(app, path, ['GET'])
}
