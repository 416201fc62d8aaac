import { Hono } from 'hono'
import { expect, it, onTestFinished } from 'vitest'
import type { Env } from '../../../../collector/routes/env.ts'
import { listen } from '../../../../collector/routes/listen.ts'
import { strictTransport } from '../../../../collector/routes/strict-transport.ts'

it('is on the answer to what a route throws', async () => {
  const app = new Hono<Env>()
  app.use(strictTransport(() => true))
  app.get('/', () => {
    throw new Error('broken')
  })
  app.onError((_error, c) => c.json({}, 500))
  const heard = await listen(app, '127.0.0.1', 0)
  if (!heard.ok) throw new Error(heard.message)
  onTestFinished(() => heard.listening.close(0))
  const headers = { 'x-forwarded-proto': 'https' }
  const answer = await fetch(`http://127.0.0.1:${heard.listening.port}/`, { headers })
  expect(answer.status).toBe(500)
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
})

it('lets a request without a socket through', async () => {
  const app = new Hono<Env>()
  app.use(strictTransport((address) => address !== undefined))
  app.get('/', (c) => c.text('here'))
  const answer = await app.request('/', { headers: { 'x-forwarded-proto': 'https' } })
  expect(await answer.text()).toBe('here')
})
