// A whole day of a brand at the collector, and everybody whom the collector turned to in it.
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { connect as connectByTls } from 'node:tls'
import { expect, it, onTestFinished, vi } from 'vitest'
import { listBackups } from '../../collector/backup/backup-folder.ts'
import { startMailServer } from '../support/mail-server.ts'
import { noteOutgoing } from '../support/outgoing.ts'
import { type AccessTest, startAccess } from '../support/start-access.ts'
import { uuid } from '../support/stored-event.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { shopOrigin } from '../support/test-brand.ts'
import { phoneAgent } from '../support/test-draft.ts'
import { testMailSettings } from '../support/test-mail.ts'
import { until } from '../support/until.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'
import { wireBatch, wireEvent } from '../support/wire-batch.ts'

const reader = 'ana@example.com'
const subscriber = 'jeanne@example.com'
const day = 86_400_000

const portOf = ({ url }: WebhookReceiver) => Number(new URL(url).port)

/** Lets what the collector does by itself happen, until it has come to something. */
const untilByItself = <T>(what: string, look: () => T | false | Promise<T | false>) =>
  until(what, async () => {
    await vi.advanceTimersByTimeAsync(30_000)
    return look()
  })

/** The brand `acme` with a mail server and a webhook of its own, asked without a socket: no connection is the test's. */
async function startBrand() {
  // The server looks nobody up by itself.
  const mail = await startMailServer({ disableReverseLookup: true })
  const webhook = await startWebhookReceiver()
  const backupsFolder = join(newTempFolder(), 'backups')
  const outgoing = noteOutgoing()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const access = await startAccess({ environment: { backupsFolder }, readSecret: () => 'a secret' })
  const key = access.addBrand('acme', {
    contacts: 'on',
    publicUrl: 'https://shop.example.com/_c/',
    mail: testMailSettings(mail.port),
    webhooks: { url: webhook.url, secret: { variable: 'HOOKS' }, loopback: true },
    reports: { smallestGroup: 1, mail: [{ to: reader, report: 'overview', every: 'day' }] },
  })
  await access.join({ email: reader, role: 'analyst', brand: 'acme' })
  const configured = [mail.port, portOf(webhook)].map((port) => `tcp 127.0.0.1:${port}`).sort()
  return { ...access, key, mail, webhook, backupsFolder, outgoing, configured }
}

async function buy({ ask }: AccessTest): Promise<void> {
  for (const path of ['/acme.js', '/popins.js', '/login']) expect((await ask('GET', path)).status).toBe(200)
  const from = { url: 'https://shop.example.com/boots', referrer: 'https://search.example.com/?q=boots' }
  const bought = { transaction_id: 'T1', currency: 'EUR', value: 59.9 }
  const events = [wireEvent(from), wireEvent({ ...from, id: uuid(2), name: 'purchase', params: bought })]
  const headers = { origin: shopOrigin, 'user-agent': phoneAgent }
  const answer = await ask('POST', '/e/acme', { body: wireBatch({ events }), headers })
  expect(await answer.json()).toMatchObject({ accepted: 2 })
}

/** What a popin of this publication asks, answered with every box. */
async function optIn({ ask }: AccessTest, publication: string): Promise<void> {
  const popin = await (
    await ask('GET', `/p/acme/popin/subscribe?language=en&publication=${publication}`)
  ).json()
  const boxes = popin.boxes.map((to: string) => [to, { ticked: true, text: popin.text_hashes[to] }])
  const body = {
    id: uuid(3),
    act: 'sent',
    popin: 'subscribe',
    popin_version: popin.version,
    language: popin.language,
    page: 'https://shop.example.com/blog',
    publication,
    fields: { first_name: 'Jeanne', email: subscriber },
    boxes: Object.fromEntries(boxes),
    open_ms: 5000,
  }
  expect((await ask('POST', '/o/acme', { body, headers: { origin: shopOrigin } })).status).toBe(202)
}

async function publish({ ask }: AccessTest, key: string): Promise<void> {
  const picture = 'https://pictures.example.com/boots.jpg'
  const publication = {
    id: 'P1',
    ambassador: 'lea',
    alias: 'Léa',
    channel: 'email',
    picture,
    target: `${shopOrigin}/boots`,
  }
  const answer = await ask('POST', '/api/acme/publications', { key, body: publication })
  expect(answer.status).toBe(200)
}

it('X10: turns to nobody but the brand’s mail server and its webhook, all day long', async () => {
  const brand = await startBrand()
  const { ask, clock, mail, webhook, outgoing } = brand
  await publish(brand, brand.key)
  await buy(brand)
  await optIn(brand, 'P1')

  const asked = await untilByItself('the address was asked to confirm', () => mail.received[0] ?? false)
  const [, token] = /confirm\/(\S+)/.exec(asked.email.text ?? '') ?? []
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  await ask('POST', `/confirm/${token}`, { body: 'do=confirm', headers: form })
  await untilByItself('the brand was told', () => webhook.received.length > 0)

  // Over the night: time limits, the next backup, and the report of the day before.
  clock.now += day
  const report = await untilByItself('the report was mailed', () => mail.received[1] ?? false)
  await untilByItself(
    'a second backup was taken',
    async () => (await listBackups(brand.backupsFolder)).length > 1,
  )
  const query = { metrics: ['orders'], period: { from: '2026-11-21', to: '2026-11-21' } }
  const answer = await ask('POST', '/api/acme/reports/query', { key: brand.key, body: query })

  expect((await answer.json()).totals).toEqual({ orders: 1 })
  expect([asked.to, report.to]).toEqual([[subscriber], [reader]])
  expect(outgoing()).toEqual(brand.configured)
})

it('whoever is turned to otherwise would be noted: by TLS, by fetch, by name', async () => {
  const [byTls, byFetch] = [await startWebhookReceiver(), await startWebhookReceiver()]
  const outgoing = noteOutgoing()
  // It speaks no TLS, so this ends in an error.
  await once(connectByTls(portOf(byTls), '127.0.0.1'), 'close').catch(() => null)
  await fetch(byFetch.url)
  await lookup('nobody.test').catch(() => null)
  const ports = [portOf(byTls), portOf(byFetch)]
  expect(outgoing()).toEqual(['name nobody.test', ...ports.map((port) => `tcp 127.0.0.1:${port}`).sort()])
})
