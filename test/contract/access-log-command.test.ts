import { describe, expect, it } from 'vitest'
import { newCommandLine } from '../support/command-run.ts'
import { newLedgerFolder } from '../support/ledger-folder.ts'

const exported = (printed: readonly string[]) => printed.map((line) => JSON.parse(line))

describe('the command line', () => {
  it('L1: writes what the operator does with people’s records, in the log of each brand it is about', async () => {
    const line = await newLedgerFolder({ acme: 1, globex: 1 })
    await line.run('user', 'invite', 'jane@example.com', '--role', 'analyst', '--brand', 'acme')
    await line.run('ledger', 'acme')
    await line.run('suppress', 'jane@example.com')
    const routesOf = async (...args: string[]) =>
      exported((await line.run('access-log', 'export', ...args)).printed).map(({ by, route }) => [by, route])
    expect(await routesOf('--brand', 'acme')).toEqual(
      ['candor user invite', 'candor ledger', 'candor suppress', 'candor access-log export'].map((route) => [
        'operator',
        route,
      ]),
    )
    expect(await routesOf('--brand', 'globex')).toHaveLength(2)
    expect(await routesOf('--operator')).toEqual([
      ['operator', 'candor user invite'],
      ['operator', 'candor access-log export'],
    ])
  })

  it('L3: narrows an export, and gives it as CSV', async () => {
    const line = await newLedgerFolder({ acme: 1 })
    await line.run('ledger', 'acme')
    const narrowed = await line.run('access-log', 'export', '--entity', 'ledger')
    expect(exported(narrowed.printed)).toEqual([expect.objectContaining({ sequence: 1, entity: 'ledger' })])
    const [head, first] = (await line.run('access-log', 'export', '--format', 'csv')).printed
    expect(head).toMatch(/^sequence,date,time,by,/)
    expect(first).toMatch(/^1,\d{4}-\d\d-\d\d,\d\d:\d\d:\d\d\.\d{3},operator,read,ledger,/)
  })

  it.each([
    [['--format', 'xml'], '--format: one of json, csv'],
    [['--from', 'today'], '--from: must be a day written YYYY-MM-DD'],
    [['--id', 'C1'], '--id: needs its entity'],
    [['--brand', 'nobody'], 'there is no brand nobody; npx candor brand add nobody --origin …'],
  ])('says what is wrong with %j', async (args, message) => {
    const line = await newLedgerFolder({ acme: 1 })
    expect((await line.run('access-log', 'export', ...args)).failed).toBe(message)
  })
})

describe('verify', () => {
  /** A brand with three entries, the operator with one. */
  async function written() {
    const line = await newLedgerFolder({ acme: 1 })
    for (const _ of [1, 2, 3]) await line.run('ledger', 'acme')
    await line.run('user', 'list')
    return line
  }

  it('L2: proves the access logs after the ledgers, the operator’s too', async () => {
    const line = await written()
    const { printed, failed } = await line.run('verify')
    expect([failed, ...printed.slice(1)]).toEqual([
      null,
      'the operator’s access log is whole: 1 entries',
      'the access log of acme is whole: 3 entries',
    ])
    const json = (await line.run('verify', 'acme', '--json')).printed.map((text) => JSON.parse(text))
    expect(json[1]).toMatchObject({ log: 'access', ok: true, brand: 'acme', entries: 3, cut: 0 })
  })

  it.each([
    [
      'changed',
      "UPDATE access_log_entries SET body = replace(body, 'read', 'created') WHERE sequence = 2",
      2,
    ],
    ['dropped', 'DELETE FROM access_log_entries WHERE sequence = 1', 1],
    ['given another time', 'UPDATE access_log_entries SET at = at - 1 WHERE sequence = 3', 3],
    ['cut off', 'DELETE FROM access_log_entries WHERE sequence = 3', 3],
  ])('L2: names the first entry that was %s', async (_what, sql, sequence) => {
    const line = await written()
    await line.tamper('acme', sql)
    expect((await line.run('verify', 'acme')).failed).toContain(
      `the access log of acme is broken at entry ${sequence}: `,
    )
  })

  it('L2: finds a log that was taken away whole, once it was seen', async () => {
    const line = await written()
    await line.run('verify')
    const tables = ['access_log_entries', 'access_log_checkpoints']
    await line.tamper('acme', ...tables.map((table) => `DELETE FROM ${table}`))
    expect((await line.run('verify', 'acme')).failed).toContain('the access log of acme is broken at entry 1')
  })
})

describe('privacy-notice', () => {
  it('prints the notice of a brand in its language, or in the one that is asked for', async () => {
    const line = newCommandLine()
    await line.run('brand', 'add', 'acme', '--origin', 'https://shop.example')
    expect((await line.run('privacy-notice')).printed.join()).toContain('# What acme keeps of visitors')
    const french = await line.run('privacy-notice', '--language', 'fr', '--format', 'html')
    expect(french.printed.join()).toContain('<section lang="fr">')
    expect((await line.run('privacy-notice', '--language', 'ja')).failed).toBe('--language: one of en, fr')
    expect((await line.run('privacy-notice', '--format', 'pdf')).failed).toBe(
      '--format: one of md, html, json',
    )
  })
})
