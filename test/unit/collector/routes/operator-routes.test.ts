import { Hono } from 'hono'
import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import type { Env } from '../../../../collector/routes/env.ts'
import { addOperatorRoutes } from '../../../../collector/routes/operator-routes.ts'

async function readiness(journal: boolean, records: boolean) {
  const app = new Hono<Env>()
  const canWrite = { journal: async () => journal, records: async () => records }
  addOperatorRoutes(app, { metrics: new Registry(), canWrite })
  const answer = await app.request('/readyz')
  const body = await answer.json()
  return [answer.status, answer.headers.get('retry-after'), body.status ?? body.error.message]
}

it.each([
  [true, true, [200, null, 'ready']],
  [false, true, [503, '5', 'the journal cannot be written']],
  [true, false, [503, '5', 'the records cannot be written']],
  [false, false, [503, '5', 'the journal and the records cannot be written']],
])('/readyz, journal written %j, records written %j: %j', async (journal, records, expected) => {
  expect(await readiness(journal, records)).toEqual(expected)
})
