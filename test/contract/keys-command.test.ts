// `candor keys`: a rotation loses nobody and no opt-out, and no version goes that something needs.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createContacts } from '../../collector/contacts/create-contacts.ts'
import { createSuppressions } from '../../collector/contacts/suppressions.ts'
import { type DataFolder, openDataFolder } from '../../collector/data-folder.ts'
import { createContactKeys } from '../../collector/privacy/contact-keys.ts'
import { newCommandLine } from '../support/command-run.ts'
import { storedEvent, uuid } from '../support/stored-event.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { noon } from '../support/wire-batch.ts'
import { writtenSegment } from '../support/written-segment.ts'

const email = 'lea@example.com'
const optedOut = 'max@example.com'
const none = { ambassador: 'order', brand: 'none', partners: false } as const

async function newLine() {
  const line = newCommandLine()
  await line.run('brand', 'add', 'acme', '--origin', 'https://shop.example.com')
  /** Opens the folder as a collector does, and closes it. */
  async function within<Result>(
    work: (rooms: ReturnType<typeof roomsOf>) => Promise<Result>,
  ): Promise<Result> {
    const opened = await openDataFolder(line.context.environment, line.context)
    if (!opened.ok) throw new Error(opened.message)
    try {
      return await work(roomsOf(opened.folder))
    } finally {
      await opened.folder.close()
    }
  }
  return { ...line, within, pepper: join(line.context.environment.keysFolder, 'pepper.json') }
}

function roomsOf(folder: DataFolder) {
  const { keyRing, brands, records } = folder
  const contactKeys = createContactKeys({ keyRing, random: randomBytes })
  const contacts = createContacts({ keyRing, contactKeys, brands, now: () => noon, newId: () => uuid(77) })
  return {
    ...folder,
    contacts,
    suppressions: createSuppressions({ store: records, keyRing, now: () => noon }),
    rows: (sql: string) => records.transact('acme', (tx) => tx.run(sql)),
    keep: () =>
      records.transact('acme', (tx) =>
        contacts.keep(tx, 'acme', {
          ambassador: 'ana',
          fields: { email, last_name: 'Martin' },
          optIns: none,
          by: 'api',
        }),
      ),
  }
}

/** A collector's folder with a contact and an opt-out in it. */
async function filled() {
  const line = await newLine()
  const { dataFolder } = line.context.environment
  const settings = join(dataFolder, 'acme', 'brand.json')
  const brand = JSON.parse(readFileSync(settings, 'utf8'))
  writeFileSync(settings, JSON.stringify({ ...brand, settings: { ...brand.settings, contacts: 'on' } }))
  await line.within(async ({ keep, records, suppressions }) => {
    expect(await keep()).toMatchObject({ ok: true })
    await records.transact('acme', (tx) =>
      suppressions.suppress(tx, 'acme', { scope: 'brand', email: optedOut, reason: 'global_optout' }),
    )
  })
  return line
}

describe('candor keys rotate', () => {
  it('B1: keeps everybody found and every opt-out in force, contacts under the new version at once', async () => {
    const { run, within, context } = await filled()
    const { printed, failed } = await run('keys', 'rotate')
    expect([failed, printed]).toEqual([
      null,
      [
        'Version 2 is the newest: 2 records files and 1 contacts are under it.',
        `Kept to look up by: 1. Copy ${context.environment.keysFolder} again, then start the collector.`,
      ],
    ])
    await within(async ({ records, contacts, suppressions, rows }) => {
      expect(await rows('SELECT version FROM contact_keys')).toEqual([{ version: 2 }])
      const [{ email_tag: tag } = {}] = await rows('SELECT email_tag FROM contacts')
      expect(tag).toMatch(/^h2_/)
      const found = await records.transact('acme', (tx) => contacts.findByEmail(tx, 'acme', email))
      expect(found).toMatchObject([{ fields: { email, last_name: 'Martin' } }])
      expect((await rows('SELECT person FROM suppressions'))[0]?.person).toMatch(/^h1_/)
      const isSuppressed = () =>
        records.transact('acme', (tx) => suppressions.isSuppressed(tx, 'acme', optedOut))
      expect(await isSuppressed()).toBe(true)
      expect((await rows('SELECT person FROM suppressions'))[0]?.person).toMatch(/^h2_/)
      expect(await isSuppressed()).toBe(true)
    })
  })

  it('goes on where it was cut off, without another version', async () => {
    const { run, pepper, within } = await filled()
    await run('keys', 'rotate')
    expect((await run('keys', 'rotate', '--resume')).printed[0]).toBe(
      'Version 2 is the newest: 0 records files and 0 contacts are under it.',
    )
    expect(JSON.parse(readFileSync(pepper, 'utf8')).version).toBe(2)
    await within(async ({ keyRing }) => expect(keyRing.versions).toEqual([2, 1]))
  })

  it('is refused while a collector runs, which would not know the new key', async () => {
    const { run, within, pepper } = await filled()
    const before = readFileSync(pepper, 'utf8')
    await within(async () => {
      expect((await run('keys', 'rotate')).failed).toMatch(
        /is in use by another process: stop the collector first/,
      )
    })
    expect(readFileSync(pepper, 'utf8')).toBe(before)
  })

  it('makes a new key for backups, beside the old ones', async () => {
    const { run, context, folder } = await filled()
    const backups = join(folder, 'backups')
    expect((await run('backup', '--to', backups)).failed).toBe(null)
    expect((await run('keys', 'rotate', '--backup')).failed).toBe(null)
    const [first] = (await run('backup', '--to', backups, '--json')).printed
    expect(JSON.parse(first ?? '')).toMatchObject({ ok: true })
    for (const backup of ['0', '1'].map((n) => join(folder, `restored-${n}`)))
      expect((await run('restore', backups, '--data', backup)).failed).toBe(null)
    const { keys } = JSON.parse(readFileSync(join(context.environment.keysFolder, 'backup-key.json'), 'utf8'))
    expect(Object.keys(keys)).toEqual(['1', '2'])
  })
})

describe('candor keys retire', () => {
  it('refuses what is needed, and says by what', async () => {
    const { run, within } = await filled()
    await within(async ({ store }) => {
      const event = storedEvent({ id: uuid(1), brand: 'acme', time: noon, customer: 'h1_customer' })
      await store.load(await writtenSegment(newTempFolder(), [event]))
    })
    expect((await run('keys', 'retire', '1')).failed).toMatch(/version 1 is the newest/)
    await run('keys', 'rotate')
    const { failed } = await run('keys', 'retire', '1')
    expect(failed).toMatch(/^version 1 is still needed: /)
    for (const need of [
      '1 rows of suppressions of acme',
      '1 access keys of acme',
      '1 events of acme with a customer, e-mail or phone',
      'visitors who come back (or say --new-visitors)',
    ])
      expect(failed).toContain(need)
    expect(failed).not.toContain('records file')
    expect(failed).not.toContain('contact_keys')
    expect((await run('keys', 'retire', '7')).failed).toBe('there is no version 7')
  })

  it('destroys what nothing needs: the file holds it no more, and the collector starts', async () => {
    const { run, within, pepper, context } = await newLine()
    await within(async () => {})
    await run('keys', 'rotate')
    const before = JSON.parse(readFileSync(pepper, 'utf8')).peppers['1']
    rmSync(join(context.environment.dataFolder, 'acme', 'brand.json'))
    // Its own lines about the keys are in the access log, under whatever was the newest.
    const { failed, printed } = await run('keys', 'retire', '1', '--new-visitors')
    expect([failed, printed]).toEqual([
      null,
      ['Version 1 is gone; of its bytes nothing is left in the keys folder.'],
    ])
    expect(readFileSync(pepper, 'utf8')).not.toContain(before)
    await within(async ({ keyRing }) => expect(keyRing.versions).toEqual([2]))
  })
})

describe('without a key file beside existing data', () => {
  it.each(['pepper.json', 'ledger-keys.json', 'backup-key.json'])(
    '%s: refuses, names it, and makes none',
    async (name) => {
      const { run, context, folder } = await filled()
      const backupsFolder = join(folder, 'backups')
      await run('backup', '--to', backupsFolder)
      const path = join(context.environment.keysFolder, name)
      renameSync(path, `${path}.away`)
      const opened = await openDataFolder({ ...context.environment, backupsFolder }, context)
      expect(opened).toMatchObject({
        ok: false,
        message: expect.stringMatching(`${name} is missing.*Bring the key file back`),
      })
      expect(existsSync(path)).toBe(false)
      renameSync(`${path}.away`, path)
      const again = await openDataFolder({ ...context.environment, backupsFolder }, context)
      expect(again.ok).toBe(true)
      if (again.ok) await again.folder.close()
    },
  )
})
