import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { backupName } from '../../../../collector/backup/backup-folder.ts'
import { openBackupKeys } from '../../../../collector/backup/backup-keys.ts'
import { examine } from '../../../../collector/cli/doctor.ts'
import type { Finding } from '../../../../collector/cli/finding.ts'
import { filesUnder } from '../../../support/byte-search.ts'
import { newCommandLine } from '../../../support/command-run.ts'
import { noon } from '../../../support/wire-batch.ts'

const builtFiles = [
  'sdk/candor.js',
  'widgets/popins.js',
  'widgets/reports/index.html',
  'widgets/reports/reports.js',
  'widgets/reports/reports.css',
  'widgets/log-in/index.html',
  'widgets/log-in/log-in.js',
  'widgets/log-in/log-in.css',
]

/** A machine on which nothing is wrong, with one brand. */
async function healthy() {
  const line = newCommandLine()
  for (const file of builtFiles) {
    const path = join(line.context.dist, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '')
  }
  line.context.environment.trustedProxies = ['192.0.2.1']
  await addBrand('acme', {
    privacyNoticeUrl: 'https://shop.example/your-data',
    contacts: 'on',
    publicUrl: 'https://shop.example/_c/',
    mail: { host: 'mail.example.com', from: { address: 'shop@example.com', name: 'Acme' } },
  })
  line.context.environment.backupsFolder = join(line.folder, 'backups')
  mkdirSync(join(line.folder, 'backups', backupName(noon)), { recursive: true })
  const { keysFolder } = line.context.environment
  openBackupKeys({ folder: keysFolder, random: randomBytes, backupsExist: false })
  async function addBrand(name: string, settings: object): Promise<void> {
    const file = join(line.folder, `${name}.json`)
    writeFileSync(file, JSON.stringify({ origins: ['https://shop.example'], ...settings }))
    expect((await line.run('brand', 'add', name, '--settings', file)).failed).toBeNull()
  }

  const finding = async (check: string): Promise<Finding | undefined> =>
    (await examine(line.context)).find((one) => one.check === check)
  return { ...line, finding, addBrand }
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
      'notices',
      'addresses',
      'mail',
      'backups',
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
    expect(printed).toHaveLength(11)
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
    expect(notes).toEqual(['brands', 'backups', 'proxies'])
  })
})

describe('doctor notes of each brand', () => {
  it('what is missing while its popins take contacts', async () => {
    const { addBrand, finding } = await healthy()
    await addBrand('other', { contacts: 'on' })
    for (const [check, message] of [
      [
        'notices',
        'other: popins, pages and mails link to https://shop.example/privacy, the default; if it is not there, set privacyNoticeUrl',
      ],
      ['addresses', 'other: mails wait, because their links have nowhere to lead; set publicUrl'],
      ['mail', 'other: popins take addresses, but confirmations wait; set mail'],
    ] as const)
      expect(await finding(check)).toEqual({ check, state: 'note', message })
  })

  it('nothing of mail where no contact is taken, but a default notice all the same', async () => {
    const { addBrand, finding } = await healthy()
    await addBrand('other', { contacts: 'off' })
    expect(await finding('mail')).toMatchObject({ state: 'ok' })
    expect(await finding('addresses')).toMatchObject({ state: 'ok' })
    expect(await finding('notices')).toMatchObject({ state: 'note' })
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

  it.each(builtFiles)('a build without %s', async (file) => {
    const { context, finding, run } = await healthy()
    rmSync(join(context.dist, file))
    const message = `${file} missing: npm run build`
    expect(await finding('build')).toEqual({ check: 'build', state: 'problem', message })
    expect((await run('serve')).failed).toBe(message)
  })

  it('a build without the records store’s thread', async () => {
    const { context, finding } = await healthy()
    context.recordsWorker = { url: pathToFileURL(join(context.dist, 'records-worker.js')) }
    expect(await finding('build')).toMatchObject({
      state: 'problem',
      message: expect.stringContaining('records-worker.js missing'),
    })
  })

  it('data that others can read, which the collector itself never makes', async () => {
    const { context, finding } = await healthy()
    await finding('data')
    const { dataFolder } = context.environment
    for (const path of filesUnder(dataFolder))
      expect([path, statSync(dirname(path)).mode & 0o077]).toEqual([path, 0])
    chmodSync(dataFolder, 0o750)
    expect(await finding('data')).toMatchObject({
      state: 'problem',
      message: expect.stringContaining('chmod 700'),
    })
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

  it('a brand file that cannot be read, and goes on to what the other brands lack', async () => {
    const { context, addBrand } = await healthy()
    await addBrand('other', { contacts: 'on' })
    writeFileSync(join(context.environment.dataFolder, 'acme', 'brand.json'), '{')
    const findings = await examine(context)
    expect(findings.filter(({ check }) => check === 'brands')).toEqual([
      { check: 'brands', state: 'problem', message: expect.stringContaining('acme/brand.json: ') },
      { check: 'brands', state: 'ok', message: 'other' },
    ])
    expect(findings.find(({ check }) => check === 'mail')).toMatchObject({ state: 'note' })
  })

  it('a data folder that is none', async () => {
    const { context, finding } = await healthy()
    rmSync(context.environment.dataFolder, { recursive: true })
    writeFileSync(context.environment.dataFolder, 'a file')
    for (const check of ['data', 'keys', 'brands'])
      expect(await finding(check)).toMatchObject({ state: 'problem' })
  })
})
