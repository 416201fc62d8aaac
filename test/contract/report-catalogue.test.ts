// What the reports page knows of reports comes from the collector: every table of it, asked as the page asks, is answered.
import { expect, it } from 'vitest'
import { allReportNames } from '../../collector/reports/answer-named.ts'
import { reportNames } from '../../collector/reports/report-names.ts'
import { parseCatalogue } from '../../widgets/reports/catalogue.ts'
import { buildQuery, statePath } from '../../widgets/reports/query.ts'
import { defaultView } from '../../widgets/reports/view.ts'
import { startTestCollector } from '../support/start-test-collector.ts'

const period = { from: '2026-11-15', to: '2026-11-21' }

it('names every report, and answers each of their tables as the page asks for it', async () => {
  const { base, addBrand, ask } = await startTestCollector()
  const key = addBrand()
  const answer = await fetch(`${base}/api/acme/reports`, { headers: { authorization: `Bearer ${key}` } })
  const catalogue = parseCatalogue(await answer.json())
  expect(catalogue?.reports.map(({ name }) => name)).toEqual(allReportNames)
  const tables = (catalogue?.reports ?? []).flatMap(({ name, tables }) =>
    tables.map((table) => ({ name, table })),
  )
  for (const { name, table } of tables) {
    const answered = table.told
      ? await fetch(`${base}/api/acme/reports/${statePath(name, table, period)}`, {
          headers: { authorization: `Bearer ${key}` },
        })
      : await ask(buildQuery(table, period, defaultView), key)
    expect(`${name} ${table.name}: ${answered.status}`).toBe(`${name} ${table.name}: 200`)
  }
  expect(tables.length).toBeGreaterThan(reportNames.length + 10)
})

it('A6: is not for somebody without a key, nor by another brand’s', async () => {
  const { base, addBrand } = await startTestCollector()
  addBrand('acme')
  const otherKey = addBrand('other')
  const asked = (headers: Record<string, string> = {}) => fetch(`${base}/api/acme/reports`, { headers })
  expect((await asked()).status).toBe(401)
  expect((await asked({ authorization: `Bearer ${otherKey}` })).status).toBe(401)
})
