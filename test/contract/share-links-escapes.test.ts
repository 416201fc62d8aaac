// Nobody who was sent a link gets out of its filters.
import { describe, expect, it } from 'vitest'
import { reportNames } from '../../collector/reports/report-names.ts'
import { parseCatalogue } from '../../widgets/reports/catalogue.ts'
import type { AccessTest } from '../support/start-access.ts'
import { ofP1, period, startShares } from '../support/start-shares.ts'
import { uuid } from '../support/stored-event.ts'
import { wireBatch, wireEvent } from '../support/wire-batch.ts'

/** Visits of each publication, as many pages as its number says; each search says its name too. */
async function visit(access: AccessTest, brand: string, publications: readonly number[]): Promise<void> {
  for (const number of publications) {
    const events = Array.from({ length: number }, (_, at) => wireEvent({ id: uuid(100 * number + at) }))
    const search = {
      id: uuid(9000 + number),
      name: 'search',
      params: { search_term: `term-${number}`, results: 1 },
    }
    const order = {
      id: uuid(9100 + number),
      name: 'purchase',
      params: {
        transaction_id: `T${number}`,
        currency: number === 4 ? 'JPY' : 'EUR',
        value: 10 * number,
        items: [{ item_id: `SKU-${number}`, price: 10 * number, quantity: 1 }],
      },
    }
    const visitor = uuid(70_000 + number)
    await access.send(
      wireBatch({
        visitor,
        session: visitor,
        publication: `P${number}`,
        events: [...events, wireEvent(search), wireEvent(order)],
      }),
      {},
      brand,
    )
  }
  await access.loaded()
}

/** Every way in which a filter could ask for what was not shared. */
const escapes: [string, unknown[]][] = [
  ['none', []],
  ['another value', [['publication', 'is', 'P2']]],
  ['another value beside', [['publication', 'is', ['P1', 'P2', null]]]],
  ['no value', [['publication', 'is', null]]],
  ['not the shared one', [['publication', 'is_not', 'P1']]],
  ['a part', [['publication', 'contains', 'P']]],
  ['not a part', [['publication', 'not_contains', 'zzz']]],
  ['a pattern', [['publication', 'matches', '.*']]],
  ['not a pattern', [['publication', 'not_matches', '^P1$']]],
  ['a pattern that ends the statement', [['publication', 'matches', "' OR TRUE --"]]],
  ['a value that ends the statement', [['publication', 'is', "P1' OR '1'='1"]]],
  ['either', [{ or: [ofP1, ['publication', 'is_not', 'P1']] }]],
  ['neither', [{ not: { and: [ofP1, ['publication', 'is', 'P2']] } }]],
  ['not the shared one, in groups', [{ or: [{ not: ofP1 }, { and: [{ not: { not: ofP1 } }] }] }]],
]

describe('nobody gets out of a link’s filters', () => {
  it('A2: by no filter of a query, whatever it breaks down by and compares with', async () => {
    const { access, share, query } = await startShares()
    await visit(access, 'acme', [1, 2, 3])
    const { token } = await share()
    for (const [way, filters] of escapes)
      for (const asked of [
        {},
        { dimensions: ['publication'] },
        { dimensions: ['date', 'publication'], compare: 'previous' },
        { compare: period },
      ]) {
        const answer = await query({ ...asked, filters }, token)
        expect([way, answer.status]).toEqual([way, 200])
        const { totals, rows } = await answer.json()
        expect([way, Math.max(totals.page_views, totals.previous?.page_views ?? 0) <= 1]).toEqual([way, true])
        expect([way, JSON.stringify(rows)]).not.toEqual([way, expect.stringMatching(/P2|P3/)])
      }
  })

  it('A2: by no table of no report, which answer as if there were nothing else, as JSON and as CSV', async () => {
    const { access, share, query } = await startShares()
    const aloneKey = access.addBrand('alone')
    await visit(access, 'acme', [1, 2, 3, 4])
    await visit(access, 'alone', [1])
    const { token } = await share()
    const asked = await access.ask('GET', '/api/acme/reports', { key: token })
    const catalogue = parseCatalogue(await asked.json())
    const tables = (catalogue?.reports ?? []).flatMap((report) =>
      report.tables.map((table) => ({ report: report.name, table })),
    )
    let answered = 0
    for (const { report, table } of tables) {
      const body = { ...table.query, period, compare: 'previous' }
      const seen = await query(body, token)
      if (seen.status === 400) {
        expect([report, table.name, (await seen.json()).error.code]).toEqual([
          report,
          table.name,
          'unsupported_pair',
        ])
        continue
      }
      const alone = await access.ask('POST', '/api/alone/reports/query', { key: aloneKey, body })
      const [a, b] = [await seen.json(), await alone.json()]
      expect([report, table.name, a.rows, a.totals]).toEqual([report, table.name, b.rows, b.totals])
      expect(a.meta.other_currencies).toEqual(b.meta.other_currencies)
      const file = (brand: string, by: string) =>
        access.ask(
          'GET',
          `/api/${brand}/reports/${report}.csv?table=${table.name}&from=${period.from}&to=${period.to}`,
          { key: by },
        )
      const [mine, theirs] = [await file('acme', token), await file('alone', aloneKey)]
      expect(mine.status).toBe(200)
      expect(await mine.text()).toBe(await theirs.text())
      answered += 1
    }
    expect(answered).toBeGreaterThan(reportNames.length)
  })

  it('A2: by no filter in the address of a file', async () => {
    const { access, share } = await startShares()
    await visit(access, 'acme', [1, 2])
    const { token } = await share()
    const filters = encodeURIComponent(JSON.stringify([['publication', 'is', 'P2']]))
    const days = `from=${period.from}&to=${period.to}`
    const file = await access.ask('GET', `/api/acme/reports/publications.csv?${days}&filters=${filters}`, {
      key: token,
    })
    expect(await file.text()).not.toMatch(/P2|P1/)
  })

  it('A6: by no other route: all but the catalogue, queries and their files refuse a link', async () => {
    const { access, share } = await startShares()
    await visit(access, 'acme', [1, 2])
    const { token } = await share()
    const routes = access.app.routes.filter(
      ({ path, method }) => path.startsWith('/api/:brand') && method !== 'ALL',
    )
    const open = new Set<string>()
    for (const { method, path } of routes) {
      const at = path
        .replace(':brand', 'acme')
        .replace(/:\w+\{[^}]*csv\}/, 'overview.csv')
        .replace(/:\w+(\{[^}]*\})?/g, 'X1')
      const body = method === 'GET' ? undefined : {}
      const { status } = await access.ask(method, at, { key: token, body })
      if (status !== 403) open.add(`${method} ${at}`)
    }
    expect([...open].sort()).toEqual([
      'GET /api/acme/reports',
      'GET /api/acme/reports/overview.csv',
      'POST /api/acme/reports/query',
    ])
  })
})
