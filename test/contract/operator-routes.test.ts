import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageStylePath } from '../../collector/pages/page-style.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { wireBatch } from '../support/wire-batch.ts'

async function start() {
  const collector = await startTestCollector()
  collector.addBrand()
  const get = (path: string) => fetch(`${collector.base}${path}`)
  return { ...collector, get }
}

it('/healthz says alive', async () => {
  const { get } = await start()
  const answer = await get('/healthz')
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'alive' }])
})

describe('/readyz', () => {
  it('says ready after a real write', async () => {
    const { get, metrics } = await start()
    const answer = await get('/readyz')
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready' }])
    expect(await metrics()).toMatchObject({ received: 0, waiting: 0, imbalance: 0 })
  })

  it('says 503 as long as the disk refuses, and alive all the same', async () => {
    const { get, environment } = await start()
    await rm(join(environment.dataFolder, 'journal'), { recursive: true })
    const answer = await get('/readyz')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({ error: { code: 'storage' } })
    expect((await get('/healthz')).status).toBe(200)
  })
})

it('/metrics explains every figure, and tells nothing of brands or people', async () => {
  const { get, send } = await start()
  await send(wireBatch())
  const answer = await get('/metrics')
  const text = await answer.text()
  expect(answer.headers.get('content-type')).toContain('text/plain')
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name)
  for (const name of names) expect(text).toMatch(new RegExp(`^# HELP ${name} .{10,}`, 'm'))
  expect(names.length).toBeGreaterThanOrEqual(8)
  expect(text).not.toContain('acme')
})

it('/.well-known/gpc.json says that the signal is honoured', async () => {
  const { get } = await start()
  const answer = await get('/.well-known/gpc.json')
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(await answer.json()).toEqual({ gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
})

describe('what is not there', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/shop/'],
    ['POST', '/shop/'],
    ['GET', '/..%2f..%2fpackage.json'],
    ['PUT', '/e/acme/more'],
  ])('%s %s is 404 in the one shape of errors', async (method, path) => {
    const { base } = await start()
    const answer = await fetch(`${base}${path}`, { method })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ error: { code: 'not_found', message: 'there is nothing here' } })
  })
})

it('a path that takes another method says so, and which, of any brand alike', async () => {
  const { base } = await start()
  const wrong = [
    ['GET', '/e/acme', 'POST'],
    ['PUT', '/e/nobody', 'POST'],
    ['GET', '/c/acme', 'POST'],
    ['GET', '/api/acme/reports/query', 'POST'],
    ['POST', '/acme.js', 'GET, HEAD'],
    ['POST', '/popins.js', 'GET, HEAD'],
    ['PUT', '/v/0.0.0-test/candor.js', 'GET, HEAD'],
    ['DELETE', '/reports/acme', 'GET, HEAD'],
    ['POST', '/reports/assets/reports.js', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['POST', '/readyz', 'GET, HEAD'],
    ['POST', '/metrics', 'GET, HEAD'],
    ['POST', '/.well-known/gpc.json', 'GET, HEAD'],
    ['POST', '/p/acme/popin/order', 'GET, HEAD'],
    ['POST', '/p/acme/P1', 'GET, HEAD'],
    ['GET', '/o/acme', 'POST'],
    ['DELETE', '/o/nobody/form', 'POST'],
    ['PUT', '/f/acme/order', 'GET, HEAD'],
    ['POST', `/${pageStylePath}`, 'GET, HEAD'],
  ] as const
  for (const [method, path, allow] of wrong) {
    const answer = await fetch(`${base}${path}`, { method })
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow])
    expect(await answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } })
  }
  expect((await fetch(`${base}/acme.js`, { method: 'HEAD' })).status).toBe(200)
})

it('no route sets a cookie', async () => {
  const { get, send } = await start()
  const paths = ['/acme.js', '/healthz', '/metrics', '/reports/acme', '/.well-known/gpc.json', '/nothing']
  const answers = [await send(wireBatch()), ...(await Promise.all(paths.map(get)))]
  expect(answers.map(({ headers }) => headers.get('set-cookie'))).toEqual(answers.map(() => null))
})
