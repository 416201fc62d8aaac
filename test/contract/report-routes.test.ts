import { describe, expect, it } from 'vitest'
import { readBuiltFiles } from '../../collector/built-files.ts'
import { reportNames } from '../../collector/reports/report-names.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { uuid } from '../support/stored-event.ts'
import { noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

const period = { from: '2026-11-21', to: '2026-11-21' }
const query = { metrics: ['visitors', 'page_views', 'searches', 'orders', 'revenue'], period }

async function startTwoBrands() {
  const collector = await startTestCollector()
  const acmeKey = collector.addBrand('acme')
  const otherKey = collector.addBrand('other')
  const ask = (brand: string, authorization?: string, body: BodyInit = JSON.stringify(query)) =>
    fetch(`${collector.base}/api/${brand}/reports/query`, {
      method: 'POST',
      headers: authorization === undefined ? {} : { authorization },
      body,
    })
  return { ...collector, acmeKey, otherKey, post: ask }
}

describe('a report', () => {
  it('shows what was sent, once it is loaded, and says as of when', async () => {
    const { send, loaded, ask, acmeKey, clock } = await startTwoBrands()
    const order = (number: number, value: number) =>
      wireEvent({
        id: uuid(number),
        name: 'purchase',
        params: { transaction_id: `T${number}`, currency: 'EUR', value },
      })
    const search = wireEvent({ id: uuid(5), name: 'search', params: { search_term: 'boots', results: 3 } })
    await send(wireBatch({ events: [wireEvent(), search, order(2, 59.9), order(3, 0.1)] }))
    const before = await (await ask(query, acmeKey)).json()
    expect(before.totals.page_views).toBe(0)
    expect(Date.parse(before.meta.as_of)).toBeLessThanOrEqual(noon)
    await loaded()
    const answer = await ask(query, acmeKey)
    const { totals, meta, definitions } = await answer.json()
    expect(totals).toEqual({ visitors: 1, page_views: 1, searches: 1, orders: 2, revenue: 6000 })
    expect(meta).toMatchObject({ time_zone: 'Europe/Paris', currency: 'EUR', currency_digits: 2 })
    expect(Date.parse(meta.as_of)).toBe(clock.now)
    expect(Object.keys(definitions)).toEqual(query.metrics)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('A1: never shows another brand’s events', async () => {
    const { send, loaded, ask, acmeKey, otherKey } = await startTwoBrands()
    await send(wireBatch(), {}, 'acme')
    await loaded()
    const totals = async (key: string, brand: string) =>
      (await (await ask(query, key, brand)).json()).totals.page_views
    expect([await totals(acmeKey, 'acme'), await totals(otherKey, 'other')]).toEqual([1, 0])
  })

  it.each([
    ['not JSON', '{', 'not_json'],
    ['not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'not_json'],
    ['an unknown metric', JSON.stringify({ ...query, metrics: ['visitor'] }), 'unknown_metric'],
    ['no period', JSON.stringify({ metrics: ['visitors'] }), 'invalid_query'],
    [
      'SQL in a filter',
      JSON.stringify({ ...query, filters: [["device' or 1=1", 'is', 'a']] }),
      'unknown_dimension',
    ],
  ])('refuses %s with 400 and the place', async (_, body, code) => {
    const { post, acmeKey } = await startTwoBrands()
    const answer = await post('acme', `Bearer ${acmeKey}`, body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code } })
  })

  it('refuses more than 64 KiB', async () => {
    const { post, acmeKey } = await startTwoBrands()
    expect((await post('acme', `Bearer ${acmeKey}`, 'a'.repeat(65_537))).status).toBe(413)
  })
})

describe('a report as CSV', () => {
  const lines = async (answer: Response) => (await answer.text()).split('\r\n').slice(0, -1)

  it('has the rows of the JSON answer to the same query', async () => {
    const { send, loaded, base, acmeKey } = await startTwoBrands()
    await send(wireBatch())
    await loaded()
    const asked = (accept: string) =>
      fetch(`${base}/api/acme/reports/query`, {
        method: 'POST',
        headers: { authorization: `Bearer ${acmeKey}`, accept },
        body: JSON.stringify({ ...query, dimensions: ['device'], metrics: ['page_views'] }),
      })
    const answer = await asked('text/csv')
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="acme-report.csv"')
    const { rows } = await (await asked('application/json')).json()
    expect(rows).toEqual([{ device: 'phone', page_views: 1 }])
    expect(await lines(answer)).toEqual(['device,page_views,other', 'phone,1,'])
  })

  it('is there for each named report, with the filters, table and comparison of its address', async () => {
    const { send, loaded, base, acmeKey } = await startTwoBrands()
    await send(wireBatch())
    await loaded()
    const get = (path: string) =>
      fetch(`${base}/api/acme/reports/${path}`, { headers: { authorization: `Bearer ${acmeKey}` } })
    const days = 'from=2026-11-21&to=2026-11-21'
    for (const name of reportNames) {
      const answer = await get(`${name}.csv?${days}`)
      expect([name, answer.status]).toEqual([name, 200])
    }
    const filters = encodeURIComponent('[["device","is","tablet"]]')
    const answer = await get(`pages.csv?${days}&table=pages&filters=${filters}&compare=previous`)
    expect(answer.headers.get('content-disposition')).toContain('acme-pages-pages.csv')
    expect(await lines(answer)).toEqual([
      'page,page_views,previous_page_views,visits,previous_visits,visitors,previous_visitors,other',
    ])
    for (const [path, status, place] of [
      [`page.csv?${days}`, 404, 'report'],
      [`pages.csv?${days}&table=page`, 404, 'table'],
      ['pages.csv', 400, 'period.from'],
      [`pages.csv?${days}&filters=device`, 400, 'filters'],
      [`pages.csv?${days}&filters=[["devise","is","x"]]`, 400, 'filters[0][0]'],
      [`pages.csv?${days}&compare=2026-11-02..2026-11-01`, 400, 'compare'],
    ] as const) {
      const refused = await get(path)
      expect([path, refused.status, (await refused.json()).error.path]).toEqual([path, status, place])
    }
  })
})

describe('who may ask', () => {
  it('A1, S2: a wrong key, another brand’s key and no such brand get the same bytes', async () => {
    const { post, acmeKey, otherKey } = await startTwoBrands()
    const refusals = await Promise.all([
      post('acme'),
      post('acme', ''),
      post('acme', 'Bearer wrong'),
      post('acme', `Bearer ${'a'.repeat(43)}`),
      post('acme', `Bearer ${otherKey}`),
      post('acme', `Basic ${acmeKey}`),
      post('acme', acmeKey),
      post('nobody', `Bearer ${acmeKey}`),
      post('__proto__', `Bearer ${acmeKey}`),
    ])
    const seen = await Promise.all(
      refusals.map(async (answer) => {
        const { date, ...headers } = Object.fromEntries(answer.headers)
        expect(date).toBeDefined()
        return JSON.stringify([answer.status, headers, await answer.text()])
      }),
    )
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toContain('401')
    expect((await post('acme', `Bearer ${acmeKey}`)).status).toBe(200)
  })

  it('A6: without a key not even the body is read', async () => {
    const { post } = await startTwoBrands()
    expect((await post('acme', undefined, 'a'.repeat(1_000_000))).status).toBe(401)
  })
})

describe('GET /reports/<brand>', () => {
  const pages = async () => {
    const collector = await startTestCollector({ files: readBuiltFiles('dist') })
    collector.addBrand()
    return (path: string) => fetch(`${collector.base}${path}`)
  }

  it('S5: is a page that may run its own script and nothing else', async () => {
    const answer = await (await pages())('/reports/acme')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(rule)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('brings the files that the page names, as what they are', async () => {
    const get = await pages()
    const html = await (await get('/reports/acme')).text()
    const named = [...html.matchAll(/(?:src|href)="(\/reports\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(named.sort()).toEqual(['/reports/assets/reports.css', '/reports/assets/reports.js'])
    const types = await Promise.all(named.map(async (path) => (await get(path)).headers.get('content-type')))
    expect(types).toEqual(['text/css; charset=utf-8', 'text/javascript; charset=utf-8'])
  })

  it('of no brand is 404', async () => {
    expect((await (await pages())('/reports/nobody')).status).toBe(404)
  })
})
