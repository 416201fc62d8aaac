import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { examine, type Finding } from '../../../../collector/cli/doctor.ts'
import { newCommandLine } from '../../../support/command-run.ts'

/** A machine on which nothing is wrong, with one brand. */
async function healthy() {
  const line = newCommandLine()
  for (const file of ['sdk/candor.js', 'widgets/reports/index.html']) {
    const path = join(line.context.dist, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '')
  }
  line.context.environment.trustedProxies = ['192.0.2.1']
  await line.run('brand', 'add', 'acme', '--origin', 'https://shop.example')
  const finding = async (check: string): Promise<Finding | undefined> =>
    (await examine(line.context)).find((one) => one.check === check)
  return { ...line, finding }
}

describe('doctor', () => {
  it('finds nothing to mend on a healthy machine', async () => {
    const { run } = await healthy()
    const { printed, failed } = await run('doctor', '--json')
    const findings: Finding[] = JSON.parse(printed.join(''))
    expect(findings.map(({ check }) => check)).toEqual([
      'Node',
      'build',
      'disk',
      'data',
      'keys',
      'brands',
      'proxies',
    ])
    expect(findings.filter(({ check, state }) => check !== 'disk' && state !== 'ok')).toEqual([])
    expect(
      failed === null || findings.some(({ check, state }) => check === 'disk' && state === 'problem'),
    ).toBe(true)
  })

  it('prints a line a check to people', async () => {
    const { run } = await healthy()
    const { printed } = await run('doctor')
    expect(printed).toHaveLength(7)
    for (const line of printed) expect(line).toMatch(/^[✓!✗] \w+: .+/)
  })

  it('leaves the folder free for the collector', async () => {
    const { finding } = await healthy()
    await finding('data')
    expect(await finding('data')).toMatchObject({ state: 'ok' })
  })
})

describe('doctor notes what somebody should know', () => {
  it('that there is no brand yet, and that no proxy is trusted', async () => {
    const { context } = newCommandLine()
    const findings = await examine(context)
    const notes = findings.filter(({ state }) => state === 'note').map(({ check }) => check)
    expect(notes).toEqual(['brands', 'proxies'])
  })
})

describe('doctor finds', () => {
  it('a build that is not whole, and gives up with 1', async () => {
    const { run, context, finding } = await healthy()
    rmSync(join(context.dist, 'sdk'), { recursive: true })
    expect(await finding('build')).toEqual({
      check: 'build',
      state: 'problem',
      message: 'sdk/candor.js missing: npm run build',
    })
    expect((await run('doctor')).failed).toBe('there is something to mend')
  })

  it('keys that others can read', async () => {
    const { context, finding } = await healthy()
    chmodSync(context.environment.keysFolder, 0o755)
    expect(await finding('keys')).toMatchObject({
      state: 'problem',
      message: expect.stringContaining('chmod 700'),
    })
  })

  it('keys that are gone while there is data', async () => {
    const { context, finding } = await healthy()
    rmSync(context.environment.keysFolder, { recursive: true })
    expect(await finding('keys')).toMatchObject({
      state: 'problem',
      message: expect.stringContaining('is missing, but there is data'),
    })
    expect(await finding('brands')).toMatchObject({ state: 'problem' })
  })

  it('a brand file with a mistake, by its path and place', async () => {
    const { context, finding } = await healthy()
    const file = join(context.environment.dataFolder, 'acme', 'brand.json')
    writeFileSync(file, JSON.stringify({ settings: { origin: [] }, keys: [], seeded: null }))
    expect(await finding('brands')).toMatchObject({
      state: 'problem',
      message: expect.stringMatching(/brand\.json: .*origin: unknown setting/s),
    })
  })

  it('a data folder that is none', async () => {
    const { context, finding } = await healthy()
    rmSync(context.environment.dataFolder, { recursive: true })
    writeFileSync(context.environment.dataFolder, 'a file')
    for (const check of ['data', 'keys', 'brands'])
      expect(await finding(check)).toMatchObject({ state: 'problem' })
  })
})
