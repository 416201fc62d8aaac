import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDuckdbEventStore } from '../../../../collector/stores/duckdb/duckdb-event-store.ts'
import { newCommandLine } from '../../../support/command-run.ts'
import { storedEvent, uuid } from '../../../support/stored-event.ts'
import { writtenSegment } from '../../../support/written-segment.ts'

/** Columns whose text a visitor or a shop's page chooses. */
const typed = [
  'name',
  'host',
  'path',
  'referrer_host',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'publication',
  'search_term',
  'category',
  'transaction_id',
  'coupon',
  'item_list_id',
  'item_list_name',
  'params',
] as const

const days = ['--from', '2026-11-01', '--to', '2026-11-02']

async function withSeed() {
  const line = newCommandLine()
  await line.run('brand', 'add', 'acme', '--origin', 'https://shop.example')
  const seeded = await line.run(
    'seed',
    '--brand',
    'acme',
    '--days',
    '2',
    '--until',
    '2026-11-02',
    '--visits-per-day',
    '5',
    '--json',
  )
  return { ...line, events: JSON.parse(seeded.printed[0] ?? '{}').totals.events }
}

describe('export', () => {
  it('writes every event of the days as CSV and JSON, without the tags of people', async () => {
    const { run, folder, events } = await withSeed()
    const csv = join(folder, 'events.csv')
    const said = await run('export', ...days, '--out', csv, '--json')
    expect(JSON.parse(said.printed[0] ?? '')).toEqual({ brand: 'acme', events, path: csv })
    const [header = '', ...rows] = readFileSync(csv, 'utf8').trimEnd().split('\n')
    expect(rows).toHaveLength(events)
    for (const tag of ['email', 'phone', 'customer', 'network']) expect(header.split(',')).not.toContain(tag)
    const json = join(folder, 'events.json')
    await run('export', ...days, '--out', json, '--format', 'json')
    const lines = readFileSync(json, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(events)
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual(header.split(','))
  })

  it('S5: makes a text of what a spreadsheet would run, in whichever column somebody wrote it', async () => {
    const { run, folder, context } = newCommandLine()
    await run('brand', 'add', 'acme', '--origin', 'https://shop.example')
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']
    const events = hostile.map((text, at) => {
      const written = Object.fromEntries(typed.map((column) => [column, text]))
      const time = Date.UTC(2026, 10, 1, 12, at)
      return storedEvent({ id: uuid(at), brand: 'acme', time, ...written })
    })
    const opened = await openDuckdbEventStore(context.environment)
    if (!opened.ok) throw new Error(opened.message)
    await opened.store.load({ ...(await writtenSegment(folder, events)), checkAll: false })
    await opened.store.close()
    const path = join(folder, 'events.csv')
    await run('export', ...days, '--out', path, '--format', 'csv')
    const [header = [], ...rows] = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    for (const column of typed)
      expect([column, ...rows.map((row) => row[header.indexOf(column)])]).toEqual([
        column,
        ...hostile.map((text) => `'${text}`),
      ])
  })

  it('writes Parquet', async () => {
    const { run, folder, events } = await withSeed()
    const path = join(folder, 'events.parquet')
    const { printed } = await run('export', ...days, '--out', path, '--format', 'parquet')
    expect(printed).toEqual([`${events} events of acme are in ${path}`])
    const bytes = readFileSync(path)
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1'])
  })

  it('refuses days that are none and formats it does not know', async () => {
    const { run, folder } = newCommandLine()
    await run('brand', 'add', 'acme', '--origin', 'https://shop.example')
    const out = ['--out', join(folder, 'x')]
    expect((await run('export', ...days, ...out, '--format', 'xml')).failed).toBe(
      '--format: one of csv, json, parquet',
    )
    expect((await run('export', '--from', 'x', '--to', '2026-11-02', ...out)).failed).toMatch(/^--from/)
    expect((await run('export', '--from', '2026-11-03', '--to', '2026-11-02', ...out)).failed).toMatch(
      /^--to/,
    )
  })
})
