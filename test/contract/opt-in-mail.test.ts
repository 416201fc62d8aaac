import { describe, expect, it } from 'vitest'
import { leaseMs } from '../../collector/tasks/tasks.ts'
import { languages } from '../../widgets/texts/languages.ts'
import { textsByLanguage } from '../../widgets/texts/texts-by-language.ts'
import { startMailServer } from '../support/mail-server.ts'
import { jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { publicUrl, startOptIns } from '../support/start-opt-ins.ts'
import { testBrand } from '../support/test-brand.ts'
import { testMailSettings } from '../support/test-mail.ts'

const minute = 60_000

describe('a confirmation by the brand’s mail server', () => {
  it('arrives with the links that work, and leaves neither address nor token in the folder’s tables', async () => {
    const server = await startMailServer()
    const optIns = await startOptIns()
    await optIns.addBrand('acme', { mail: testMailSettings(server.port) })
    await optIn(optIns)
    const [received] = server.received
    expect(received?.to).toEqual([jeanne])
    expect(optIns.inbox.list()).toEqual([])
    const link = /confirm\/(acme\.(\S{43}))/.exec(received?.email.text ?? '') ?? []
    const rows = await optIns.inBrand('acme', async (tx) => [
      await tx.run('SELECT * FROM tasks'),
      await tx.run('SELECT * FROM contact_links'),
      await tx.run('SELECT * FROM asks'),
      await tx.run('SELECT * FROM contacts'),
    ])
    const stored = JSON.stringify(rows)
    for (const secret of [jeanne, 'Jeanne', link[2] ?? 'no token']) expect(stored).not.toContain(secret)
    await optIns.press(`confirm/${link[1]}`, { do: 'confirm' })
    expect(await optIns.contactsOf(jeanne)).toMatchObject([{ emailStatus: 'verified' }])
  })

  it('is sent once the server is back, and once only', async () => {
    const server = await startMailServer({ refuseWith: 421 })
    const optIns = await startOptIns()
    await optIns.addBrand('acme', { mail: testMailSettings(server.port) })
    await optIn(optIns)
    expect(optIns.problems).toEqual([{ kind: 'mail', reason: 'unreachable', brand: 'acme' }])
    const mended = await startMailServer()
    const brand = optIns.brands.find('acme')
    if (!brand) throw new Error('no brand')
    const mail = testMailSettings(mended.port)
    const { settings } = testBrand({ contacts: 'on', publicUrl, mail })
    optIns.brands.save({ ...brand, settings })
    for (let passed = 0; passed < 5; passed++) {
      optIns.clock.now += minute
      await optIns.runner.runDue()
    }
    expect(mended.received.map(({ to }) => to)).toEqual([[jeanne]])
  })

  it('of an address that the server refuses for good is not tried again', async () => {
    const server = await startMailServer({ refuseWith: 550 })
    const optIns = await startOptIns()
    await optIns.addBrand('acme', { mail: testMailSettings(server.port) })
    await optIn(optIns)
    for (let passed = 0; passed < 3; passed++) {
      optIns.clock.now += 24 * 60 * minute
      await optIns.runner.runDue()
    }
    expect(optIns.problems).toEqual([{ kind: 'mail', reason: 'no_mailbox', brand: 'acme' }])
  })

  it('waits, and says so, while the brand has no mail server or no public address', async () => {
    const optIns = await startOptIns({ hasInbox: false })
    await optIns.addBrand()
    await optIns.addBrand('other', { publicUrl: undefined })
    await optIn(optIns)
    await optIn(optIns, { brand: 'other', fields: { email: 'zoe@example.com' } })
    expect(optIns.problems).toEqual([
      { kind: 'mail', reason: 'not_set_up', brand: 'acme' },
      { kind: 'mail', reason: 'no_public_url', brand: 'other' },
    ])
  })
})

describe('a collector that ends between the answer and the mail', () => {
  it('sends it after the restart, once: what was answered', async () => {
    const server = await startMailServer()
    const first = await startOptIns()
    await first.addBrand('acme', { mail: testMailSettings(server.port) })
    const body = await submissionOf(first)
    await first.runner.stop()
    expect((await sendOptIn(first, body)).status).toBe(202)
    await first.stop()
    const second = await startOptIns({ folder: first.folder })
    await second.runner.runDue()
    await second.stop()
    const third = await startOptIns({ folder: first.folder })
    third.clock.now += 60 * minute
    await third.runner.runDue()
    expect(server.received).toHaveLength(1)
  })

  it('sends it after the lease of the runner that died with it', async () => {
    const server = await startMailServer()
    const first = await startOptIns()
    await first.addBrand('acme', { mail: testMailSettings(server.port), publicUrl: undefined })
    await optIn(first)
    // As it stands when the process dies in the middle of sending: claimed, counted, not finished.
    await first.inBrand('acme', (tx) =>
      tx.run("UPDATE tasks SET due_at = ? WHERE kind = 'mail'", [first.clock.now + leaseMs]),
    )
    await first.stop()
    const second = await startOptIns({ folder: first.folder })
    const brand = second.brands.find('acme')
    if (!brand) throw new Error('no brand')
    second.brands.save({
      ...brand,
      settings: { ...brand.settings, publicUrl: 'https://shop.example.com/_c/' },
    })
    second.clock.now += 1001
    await second.runner.runDue()
    expect(server.received).toEqual([])
    second.clock.now += leaseMs
    await second.runner.runDue()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.email.messageId).toMatch(/^<[\w-]{36}@shop\.example\.com>$/)
  })
})

describe('the words of a mail', () => {
  it.each(languages)('are those of the language that the popin was shown in: %s', async (language) => {
    const optIns = await startOptIns()
    await optIns.addBrand('acme', { languages: [...languages], controller: 'Fell & Ford' })
    await optIn(optIns, { language })
    const { subject, text } = optIns.inbox.list()[0]?.mail ?? {}
    expect(subject?.replace(/[\u2068\u2069]/g, '')).toBe(
      textsByLanguage[language]['mail.confirm_subject'].replace('{brand}', 'Fell & Ford'),
    )
    expect(text).toContain(textsByLanguage[language]['mail.confirm_open'])
    expect(text).not.toMatch(/[{}]|undefined/)
    // The button’s page, the way out, the privacy notice (G3).
    expect(text?.match(/https:\/\/\S+/g)).toHaveLength(3)
  })
})
