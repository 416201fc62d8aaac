import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newCommandLine } from '../../../support/command-run.ts'

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
