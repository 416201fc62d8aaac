// `Strict-Transport-Security` over real HTTP: on every answer to a request that was TLS at the edge, and on no other.
import { expect, it } from 'vitest'
import { startTestCollector } from '../support/start-test-collector.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { phoneAgent } from '../support/test-draft.ts'
import { wireBatch } from '../support/wire-batch.ts'

interface Route {
  path: string
  method?: string
  body?: string
  headers?: Record<string, string>
  status: number
}

const batch = JSON.stringify(wireBatch())
const shopper = { origin: shopOrigin, 'user-agent': phoneAgent }

const routes: Record<string, Route> = {
  'the tag': { path: '/acme.js', status: 200 },
  'the tag, asked by HEAD': { path: '/acme.js', method: 'HEAD', status: 200 },
  'the popins': { path: '/popins.js', status: 200 },
  'a batch that is taken': { path: '/e/acme', method: 'POST', body: batch, headers: shopper, status: 202 },
  'a batch that is refused': { path: '/e/acme', method: 'POST', body: '{', headers: shopper, status: 400 },
  'a batch of another origin': {
    path: '/e/acme',
    method: 'POST',
    body: batch,
    headers: { ...shopper, origin: 'https://attacker.test' },
    status: 403,
  },
  'a page': { path: '/login', status: 200 },
  'a report without a key': { path: '/api/acme/reports/query', method: 'POST', body: '{}', status: 401 },
  'a method that the path does not take': { path: '/e/acme', status: 405 },
  'a path that is not there': { path: '/nothing/here', status: 404 },
}

const policy = 'max-age=31536000'
const overTls = { 'x-forwarded-proto': 'https' }

async function startBehind(trustedProxies: string[]) {
  const collector = await startTestCollector({ environment: { trustedProxies } })
  const key = collector.addBrand('acme', { publicUrl: 'https://links.example.com/' })
  const ask = (
    { path, method = 'GET', body, headers }: Omit<Route, 'status'>,
    more: Record<string, string>,
  ) =>
    fetch(`${collector.base}${path}`, {
      method,
      headers: { ...headers, ...more },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    })
  /** The status and the policy of every route's answer, by the route's name. */
  const answers = async (more: Record<string, string>) => {
    const seen = Object.entries(routes).map(async ([name, route]) => {
      const answer = await ask(route, more)
      return [name, [answer.status, answer.headers.get('strict-transport-security')]]
    })
    return Object.fromEntries(await Promise.all(seen))
  }
  return { key, ask, answers }
}

const allWith = (header: string | null) =>
  Object.fromEntries(Object.entries(routes).map(([name, { status }]) => [name, [status, header]]))

it('X1: every answer over TLS, an error too, tells browsers to come by TLS only for a year', async () => {
  const { answers } = await startBehind(['127.0.0.1'])
  expect(await answers(overTls)).toEqual(allWith(policy))
})

it('X1: a 304 and a redirect tell it too', async () => {
  const { ask, key } = await startBehind(['127.0.0.1'])
  const etag = (await ask({ path: '/acme.js' }, {})).headers.get('etag') ?? ''
  const again = await ask({ path: '/acme.js' }, { ...overTls, 'if-none-match': etag })
  expect([again.status, again.headers.get('strict-transport-security')]).toEqual([304, policy])

  const publication = {
    id: 'P1',
    ambassador: 'lea',
    alias: 'Léa',
    channel: 'email',
    target: `${shopOrigin}/boots`,
  }
  const register = { path: '/api/acme/publications', method: 'POST', body: JSON.stringify(publication) }
  const { links } = await (await ask(register, { authorization: `Bearer ${key}` })).json()
  const led = await ask({ path: new URL(links[0].click).pathname }, overTls)
  expect([led.status, led.headers.get('strict-transport-security')]).toEqual([302, policy])
})

it('X1: no plain request is told it, whatever the proxy in front says of the one before', async () => {
  const { answers } = await startBehind(['127.0.0.1'])
  expect(await answers({})).toEqual(allWith(null))
  expect(await answers({ 'x-forwarded-proto': 'http' })).toEqual(allWith(null))
  expect(await answers({ 'x-forwarded-proto': 'https, http' })).toEqual(allWith(null))
})

it('X1: the last value is the proxy’s own', async () => {
  const { ask } = await startBehind(['127.0.0.1'])
  const appended = await ask({ path: '/acme.js' }, { 'x-forwarded-proto': 'http, https' })
  expect(appended.headers.get('strict-transport-security')).toBe(policy)
})

it('X1, S11: who is no trusted proxy is not believed to have come over TLS', async () => {
  const nobody = await startBehind([])
  expect(await nobody.answers(overTls)).toEqual(allWith(null))
  const another = await startBehind(['192.0.2.0/24'])
  expect(await another.answers(overTls)).toEqual(allWith(null))
})
