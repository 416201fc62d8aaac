import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askCollector } from '../../../../collector/cli/ask-report.ts'
import { newCommandLine } from '../../../support/command-run.ts'
import { testBrand } from '../../../support/test-brand.ts'

const days = ['--from', '2026-11-01', '--to', '2026-11-10']

async function withSeed() {
  const line = newCommandLine()
  const settings = join(line.folder, 'settings.json')
  writeFileSync(
    settings,
    JSON.stringify({ origins: ['https://shop.example'], reports: { smallestGroup: 1 } }),
  )
  await line.run('brand', 'add', 'acme', '--settings', settings)
  const seeded = await line.run(
    'seed',
    '--brand',
    'acme',
    '--days',
    '10',
    '--until',
    '2026-11-10',
    '--visits-per-day',
    '5',
    '--json',
  )
  return { ...line, totals: JSON.parse(seeded.printed[0] ?? '{}').totals }
}

describe('report', () => {
  it('prints a named report as JSON, CSV and a table, with the same figures', async () => {
    const { run, totals } = await withSeed()
    const json = JSON.parse((await run('report', 'overview', ...days, '--json')).printed[0] ?? '')
    expect(json.rows[0]).toMatchObject({ visits: totals.visits, orders: totals.orders })
    const [csv = ''] = (await run('report', 'overview', ...days, '--csv')).printed
    const [header = '', row = ''] = csv.split('\r\n')
    const at = header.split(',').indexOf('visits')
    expect(Number(row.split(',')[at])).toBe(totals.visits)
    const [words = ''] = (await run('report', 'overview', ...days)).printed
    expect(words).toContain(String(totals.visits))
    expect(words).toContain('2026-11-01 to 2026-11-10, Europe/Paris, as of 2026-')
    expect(words).toContain('holds demonstration data from 2026-11-01 to 2026-11-10')
  })

  it('asks the query of a file', async () => {
    const { run, folder, totals } = await withSeed()
    const file = join(folder, 'query.json')
    writeFileSync(
      file,
      JSON.stringify({ metrics: ['visits'], period: { from: '2026-11-01', to: '2026-11-10' } }),
    )
    expect((await run('report', '--query', file, '--csv')).printed).toEqual([`visits\r\n${totals.visits}`])
  })

  it('says what is wrong with what was asked, and where', async () => {
    const { run } = newCommandLine()
    await run('brand', 'add', 'acme', '--origin', 'https://shop.example')
    const failed = async (...args: string[]) => (await run('report', ...args)).failed
    expect(await failed('overvew', ...days)).toBe('report: there is no such report; nearest: overview')
    expect(await failed('overview', '--from', 'x')).toBe('period.from: A day is written YYYY-MM-DD.')
    expect(await failed('overview', '--brand', 'other')).toMatch(/^there is no brand other/)
    expect(await failed('--query', 'nowhere.json')).toBe('nowhere.json: there is no such file')
  })

  it('asks the collector that has the folder open, as the operator', async () => {
    const asked: { url: string; init: RequestInit }[] = []
    const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
      asked.push({ url: String(url), init })
      return new Response('visits\r\n7\r\n')
    }
    const { run, context } = newCommandLine({ fetch })
    await run('brand', 'add', 'acme', '--origin', 'https://shop.example')
    const query = { metrics: ['visits'] }
    expect(await askCollector(testBrand({}, 'acme'), query, 'words', context)).toBe('visits\r\n7')
    const [{ url, init } = { url: '', init: {} }] = asked
    expect(url).toBe('http://127.0.0.1:8787/api/acme/reports/query')
    expect(init).toMatchObject({
      method: 'POST',
      headers: { accept: 'text/csv' },
      body: JSON.stringify(query),
    })
    expect(new Headers(init.headers).get('authorization')).toMatch(/^Bearer \S+$/)
  })
})
