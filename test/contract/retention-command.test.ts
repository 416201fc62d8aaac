// The limits from the command line: over a folder that no collector has open, and asking one that is running.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { newCommandLine } from '../support/command-run.ts'
import { day } from '../support/contact-limits.ts'
import { startRetention } from '../support/start-retention.ts'

describe('candor retention', () => {
  it('says what would go and changes nothing, then carries it out, without a collector', async () => {
    const access = await startRetention()
    await access.stop()
    const later = Date.parse('2027-01-21T12:00:00Z')
    const { run } = newCommandLine({ environment: access.environment, now: () => later })
    for (const _ of [1, 2]) {
      const { printed, failed } = await run('retention', '--dry-run', '--json')
      expect([failed, printed.map((line) => JSON.parse(line).limit)]).toEqual([null, ['R3']])
    }
    expect((await run('retention', '--dry-run', '--brand', 'acme')).printed.join()).toContain('R3')
    expect((await run('retention')).printed.join()).toMatch(/acme +R3 +1/)
    expect((await run('retention', '--dry-run')).printed.join()).toContain('nothing is due')
    expect((await run('retention')).printed).toEqual(['nothing was due'])
  }, 60_000)

  it('asks the collector that is running, and holds records there', async () => {
    const { base, environment, clock, foresee } = await startRetention()
    clock.now += 40 * day
    const port = Number(new URL(base).port)
    const { run } = newCommandLine({ environment: { ...environment, port }, now: () => clock.now })
    const [{ id }] = (await foresee()).due
    const held = await run('hold', 'set', 'contact', id, '--brand', 'acme', '--reason', 'legal_duty')
    expect(held.failed).toBeNull()
    expect((await run('hold', 'list', '--brand', 'acme')).printed.join()).toContain(
      `contact ${id}: legal_duty`,
    )
    expect((await run('retention')).printed).toEqual(['nothing was due'])
    await run('hold', 'lift', 'contact', id, '--brand', 'acme')
    expect((await run('retention')).printed.join()).toMatch(/acme +R3 +1/)
  }, 60_000)

  it('names a brand whose file cannot be read, also to programs', async () => {
    const { run, context } = newCommandLine()
    await run('brand', 'add', 'acme', '--origin', 'https://shop.example.com')
    const broken = join(context.environment.dataFolder, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'brand.json'), '{')
    expect((await run('retention', '--dry-run')).printed.join()).toContain('broken: its brand.json cannot be')
    const { printed } = await run('retention', '--dry-run', '--json')
    expect(printed.map((line) => JSON.parse(line))).toEqual([{ brand: 'broken', unreadable: true }])
  })

  it.each(['a folder of its own', 'a running collector'])(
    'carries the other brands’ limits out where one’s file cannot be read, and fails with its name: %s',
    async (where) => {
      const { base, clock, environment, stop } = await startRetention()
      const file = join(environment.dataFolder, 'broken', 'brand.json')
      mkdirSync(join(file, '..'))
      writeFileSync(file, '{')
      clock.now += 40 * day
      if (where === 'a folder of its own') await stop()
      const port = Number(new URL(base).port)
      const written: string[] = []
      const { run } = newCommandLine({
        environment: { ...environment, port },
        now: () => clock.now,
        log: pino({ level: 'info' }, { write: (line: string) => void written.push(line) }),
      })
      const { printed, failed } = await run('retention')
      expect(printed.join()).toMatch(/acme +R3 +1/)
      expect(printed.join()).not.toContain('broken')
      expect(failed).toMatch(
        /^not carried out; do it again once it can be read: \S+: \S.* at position \d+.*$/,
      )
      expect(failed).toContain(`${file}: `)
      expect(written.filter((line) => line.includes('broken') || line.includes('stack'))).toEqual([])
      const again = await run('retention', '--json')
      expect(again.failed).toContain(file)
      expect(JSON.parse(again.printed[0] ?? '')).toEqual({ brand: 'broken', unreadable: true })
    },
    60_000,
  )

  it('fails where a limit was not carried out to its end, and carries the others out', async () => {
    const { run, context } = newCommandLine()
    await run('brand', 'add', 'acme', '--origin', 'https://shop.example.com')
    // Where the tombstones' folder should be.
    writeFileSync(join(context.environment.keysFolder, 'erased'), '')
    const { printed, failed } = await run('retention', '--json')
    const carried = printed.map((line) => JSON.parse(line)).filter((one) => one.failed)
    expect([carried.length, failed]).toEqual([1, expect.stringContaining('the log says why')])
    expect(printed.length).toBeGreaterThan(10)
  })

  it.each([
    [['retention', '--dry-run', '--days', 'many'], '--days'],
    [['retention', '--brand', 'nobody'], 'there is no'],
    [['hold', 'set', 'contact', 'X', '--brand', 'acme', '--reason', 'because'], 'reason'],
    [['hold', 'lift', 'contact', 'X', '--brand', 'acme'], 'no such'],
  ])('%j gives up in one line', async (args, said) => {
    const { run } = newCommandLine()
    await run('brand', 'add', 'acme', '--origin', 'https://shop.example.com')
    expect((await run(...args)).failed).toContain(said)
  })
})
