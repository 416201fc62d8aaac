import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../collector/reports/parse-query.ts'
import { queryOf, type Report, reportCatalogue } from '../../../../collector/reports/report-catalogue.ts'
import { reportNames } from '../../../../collector/reports/report-names.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }
const tables = reportNames.flatMap((report) => {
  const { tables: all }: Report = reportCatalogue[report]
  return all.map((table) => ({ report, table, name: table.name }))
})

describe('the named reports', () => {
  it.each(tables)('$report, $name: asks what can be answered', ({ table }) => {
    const query = queryOf(table, { period })
    expect(parseQuery(query)).toEqual({ ok: true, query })
  })

  it('name each table once in its report, in words that a file name can hold', () => {
    const names = tables.map(({ report, name }) => `${report}/${name}`)
    expect(new Set(names).size).toBe(names.length)
    for (const { name } of tables) expect(name).toMatch(/^[a-z_]+$/)
  })

  it('say what question each answers, and which events it needs', () => {
    for (const name of reportNames) {
      const { question, needs }: Report = reportCatalogue[name]
      expect(question).toMatch(/^[A-Z].*\.$/)
      expect(needs.length).toBeGreaterThan(0)
    }
  })

  it('let whoever shows one add filters and a comparison to its own', () => {
    const [table] = reportCatalogue.sources.tables
    const query = queryOf(table, { period, compare: 'previous', filters: [['device', 'is', 'phone']] })
    expect(query).toMatchObject({
      period,
      compare: 'previous',
      filters: [['device', 'is', 'phone']],
      limit: 100,
    })
    expect(parseQuery(query)).toMatchObject({ ok: true })
  })
})
