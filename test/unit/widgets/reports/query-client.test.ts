import { describe, expect, test } from 'vitest'
import { buildQuery } from '../../../../widgets/reports/query.ts'
import { createQueryClient } from '../../../../widgets/reports/query-client.ts'
import { defaultView } from '../../../../widgets/reports/view.ts'
import { sampleBody } from './sample-answer.ts'
import { sampleCatalogueBody, sampleTable } from './sample-catalogue.ts'

const query = buildQuery(
  sampleTable('overview', 'pages'),
  { from: '2026-11-15', to: '2026-11-21' },
  defaultView,
)

const answering = (response: () => Promise<Response>, access: string | null = 'secret') => {
  const sent: { url: string; init: RequestInit }[] = []
  const fetch = (url: string, init: RequestInit) => {
    sent.push({ url, init })
    return response()
  }
  const client = createQueryClient({ fetch, brand: 'shop-fr', access })
  const { signal } = new AbortController()
  return {
    sent,
    ask: () => client.ask(query, signal),
    askCatalogue: () => client.askCatalogue(signal),
    askFile: () => client.askFile(query),
    share: () => client.share({ filters: [['device', 'is', 'phone']], days: 7 }),
  }
}

const json = (status: number, body: unknown) => () =>
  Promise.resolve(new Response(JSON.stringify(body), { status }))

test('the question goes to the brand as JSON, with the token as a bearer and no cookie', async () => {
  const { sent, ask } = answering(json(200, sampleBody()))
  await ask()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.url).toBe('/api/shop-fr/reports/query')
  expect(sent[0]?.init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    headers: { Authorization: 'Bearer secret', 'Content-Type': 'application/json' },
  })
  expect(JSON.parse(String(sent[0]?.init.body))).toEqual({ ...query })
})

test('without a token it is who is logged in that asks', async () => {
  const { sent, ask } = answering(json(200, sampleBody()), null)
  await ask()
  expect(sent[0]?.init).toMatchObject({ credentials: 'same-origin' })
  expect(sent[0]?.init.headers).toEqual({
    'Content-Type': 'application/json',
    Accept: 'application/json',
  })
})

test('a good answer is handed on', async () => {
  const asked = await answering(json(200, sampleBody([{ page: '/', page_views: 2 }]))).ask()
  expect(asked).toMatchObject({ ok: true, answer: { rows: [{ cells: { page: '/', page_views: 2 } }] } })
})

describe('a failure is a value with its reason', () => {
  const error = (message: string) => ({ error: { code: 'code', message } })
  test.each([
    [401, error('no token'), 'access', 'no token'],
    [403, error('other brand'), 'access', 'other brand'],
    [400, error('no such metric'), 'refused', 'no such metric'],
    [404, error('no such brand'), 'refused', 'no such brand'],
    [429, error('too many'), 'unreachable', 'too many'],
    [503, error('try later'), 'unreachable', 'try later'],
    [500, 'not an error body', 'unreachable', 'The collector answered 500.'],
    [400, error(''), 'refused', ''],
    [200, { rows: 'none' }, 'unreachable', 'The collector’s answer could not be read.'],
  ])('%i %j is %s', async (status, body, reason, message) => {
    expect(await answering(json(status, body)).ask()).toEqual({ ok: false, reason, message })
  })

  test('no connection', async () => {
    const asked = await answering(() => Promise.reject(new TypeError('failed'))).ask()
    expect(asked).toEqual({ ok: false, reason: 'unreachable', message: 'The collector cannot be reached.' })
  })

  test('an answer that is not JSON', async () => {
    const asked = await answering(() => Promise.resolve(new Response('<html>', { status: 200 }))).ask()
    expect(asked).toMatchObject({ ok: false, reason: 'unreachable' })
  })
})

test('what can be reported is asked once, of the brand’s reports', async () => {
  const { sent, askCatalogue } = answering(json(200, sampleCatalogueBody))
  expect(await askCatalogue()).toMatchObject({ ok: true, catalogue: { reports: [{ name: 'overview' }, {}] } })
  expect(sent[0]?.url).toBe('/api/shop-fr/reports')
  expect(sent[0]?.init.method).toBeUndefined()
  expect(await answering(json(200, {})).askCatalogue()).toMatchObject({ ok: false, reason: 'unreachable' })
  expect(await answering(json(401, {})).askCatalogue()).toMatchObject({ ok: false, reason: 'access' })
})

test('a file is the same question, asked for as CSV', async () => {
  const { sent, askFile } = answering(() => Promise.resolve(new Response('page,page_views')))
  const asked = await askFile()
  expect(asked.ok && (await asked.file.text())).toBe('page,page_views')
  expect(sent[0]?.init).toMatchObject({ method: 'POST', headers: { Accept: 'text/csv' } })
  expect(JSON.parse(String(sent[0]?.init.body))).toEqual({ ...query })
  expect(await answering(json(400, {})).askFile()).toMatchObject({ ok: false, reason: 'refused' })
})

test('a link for others is asked of the brand, and its refusal is told', async () => {
  const { sent, share } = answering(json(201, { link: '/reports/shop-fr#access=x', id: '1' }), null)
  expect(await share()).toEqual({ ok: true, link: '/reports/shop-fr#access=x' })
  expect(sent[0]?.url).toBe('/api/shop-fr/share-links')
  expect(JSON.parse(String(sent[0]?.init.body))).toEqual({ filters: [['device', 'is', 'phone']], days: 7 })
  const refused = { error: { code: 'not_allowed', message: 'not for this role' } }
  expect(await answering(json(403, refused), null).share()).toMatchObject({
    ok: false,
    message: 'not for this role',
  })
})
