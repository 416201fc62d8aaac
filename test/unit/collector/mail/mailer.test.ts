import { describe, expect, it } from 'vitest'
import { createInbox } from '../../../../collector/mail/inbox.ts'
import { createMailer } from '../../../../collector/mail/mailer.ts'
import type { ReadSecret } from '../../../../collector/settings/read-secret.ts'
import { startMailServer } from '../../../support/mail-server.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { testMail, testMailSettings } from '../../../support/test-mail.ts'
import { noon } from '../../../support/wire-batch.ts'

const noSecret: ReadSecret = () => null

function newMailer({ readSecret = noSecret, inbox = createInbox() } = {}) {
  return { inbox, mailer: createMailer({ readSecret, now: () => noon, inbox }) }
}

describe('a mail by the brand’s server', () => {
  it('arrives with its words, its sender and its one recipient', async () => {
    const server = await startMailServer()
    const brand = testBrand({ mail: testMailSettings(server.port) })
    const { mailer, inbox } = newMailer()
    const mail = testMail({ subject: 'Confirmez — été', text: 'Bonjour Zoë,\n\n確認\n' })
    expect(await mailer.send(brand, mail)).toEqual({ ok: true })
    expect(inbox.list()).toEqual([])
    const [received] = server.received
    expect(received).toMatchObject({ from: 'hello@shop.example.com', to: ['jean@example.com'] })
    expect(received?.email).toMatchObject({
      from: { name: 'Boutique Été', address: 'hello@shop.example.com' },
      to: [{ address: 'jean@example.com' }],
      subject: 'Confirmez — été',
      messageId: '<task-1@candor.example.com>',
      date: new Date(noon).toISOString(),
    })
    expect(received?.email.text?.trimEnd()).toBe('Bonjour Zoë,\n\n確認')
  })

  it('carries the two headers of RFC 8058, and nothing but text', async () => {
    const server = await startMailServer()
    await newMailer().mailer.send(testBrand({ mail: testMailSettings(server.port) }), testMail())
    const [received] = server.received
    const header = (name: string) => received?.email.headers.find(({ key }) => key === name)?.value
    expect(header('list-unsubscribe')).toBe('<https://shop.example.com/_c/unsubscribe/acme.def>')
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(header('x-mailer')).toBeUndefined()
    expect(received?.email.html).toBeUndefined()
    expect(received?.email.attachments).toEqual([])
    expect(received?.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
    expect(received?.email.text).toContain('https://shop.example.com/_c/confirm/acme.abc\n')
  })

  it('logs in with the secret that the settings name', async () => {
    const server = await startMailServer({ authOptional: false })
    const mail = {
      ...testMailSettings(server.port),
      user: 'shop',
      password: { variable: 'SHOP_MAIL_PASSWORD' },
    }
    const { mailer } = newMailer({ readSecret: () => 'correct horse' })
    expect(await mailer.send(testBrand({ mail }), testMail())).toEqual({ ok: true })
    expect(server.logIns).toEqual(['shop:correct horse'])
  })

  it('waits where its password cannot be read', async () => {
    const server = await startMailServer()
    const mail = {
      ...testMailSettings(server.port),
      user: 'shop',
      password: { variable: 'SHOP_MAIL_PASSWORD' },
    }
    expect(await newMailer().mailer.send(testBrand({ mail }), testMail())).toEqual({
      ok: false,
      reason: 'not_set_up',
    })
    expect(server.received).toEqual([])
  })

  it('is never sent unencrypted where TLS is required', async () => {
    const server = await startMailServer()
    const mail = { ...testMailSettings(server.port), tls: 'required' as const }
    expect(await newMailer().mailer.send(testBrand({ mail }), testMail())).toEqual({
      ok: false,
      reason: 'unreachable',
    })
    expect(server.received).toEqual([])
  })

  it.each([
    [550, 'no_mailbox'],
    [553, 'no_mailbox'],
    [421, 'unreachable'],
    [450, 'unreachable'],
  ] as const)('refused with %i is %s', async (refuseWith, reason) => {
    const server = await startMailServer({ refuseWith })
    const brand = testBrand({ mail: testMailSettings(server.port) })
    expect(await newMailer().mailer.send(brand, testMail())).toEqual({ ok: false, reason })
  })

  it.each([
    ['who calls', 'onRcptTo', '5.7.1 the calling host is on a list'],
    ['the sender', 'onMailFrom', '5.1.8 no such sender'],
  ] as const)('refused for good because of %s says nothing of the mailbox', async (_what, at, message) => {
    const server = await startMailServer({
      [at]: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
        done(Object.assign(new Error(message), { responseCode: 550 })),
    })
    const brand = testBrand({ mail: testMailSettings(server.port) })
    expect(await newMailer().mailer.send(brand, testMail())).toEqual({ ok: false, reason: 'refused' })
  })

  it('is unreachable, not refused, where nobody listens', async () => {
    const server = await startMailServer()
    await server.stop()
    const brand = testBrand({ mail: testMailSettings(server.port) })
    expect(await newMailer().mailer.send(brand, testMail())).toEqual({ ok: false, reason: 'unreachable' })
  })

  it('is refused before any server is asked when a header would break', async () => {
    const server = await startMailServer()
    const brand = testBrand({ mail: testMailSettings(server.port) })
    const mail = testMail({ to: 'jean@example.com\r\nBcc: victim@example.com' })
    expect(await newMailer().mailer.send(brand, mail)).toEqual({ ok: false, reason: 'unsafe_header' })
    expect(server.received).toEqual([])
  })
})

describe('a brand without a server', () => {
  it('writes to the demonstration’s inbox, the newest first', async () => {
    const { mailer, inbox } = newMailer()
    await mailer.send(testBrand(), testMail({ subject: 'One' }))
    await mailer.send(testBrand(), testMail({ subject: 'Two' }))
    expect(inbox.list().map(({ brand, at, mail }) => ({ brand, at, subject: mail.subject }))).toEqual([
      { brand: 'shop', at: noon, subject: 'Two' },
      { brand: 'shop', at: noon, subject: 'One' },
    ])
  })

  it('waits for one where there is no inbox', async () => {
    const mailer = createMailer({ readSecret: noSecret, now: () => noon, inbox: null })
    expect(await mailer.send(testBrand(), testMail())).toEqual({ ok: false, reason: 'not_set_up' })
  })

  it('an inbox keeps the newest hundred', async () => {
    const { mailer, inbox } = newMailer()
    for (let number = 1; number <= 101; number++)
      await mailer.send(testBrand(), testMail({ subject: `Mail ${number}` }))
    expect(inbox.list()).toHaveLength(100)
    expect(inbox.list().at(-1)?.mail.subject).toBe('Mail 2')
  })
})
