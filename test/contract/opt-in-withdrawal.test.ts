import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { type OptIns, startOptIns } from '../support/start-opt-ins.ts'
import { startWebhookReceiver } from '../support/webhook-receiver.ts'

const minute = 60_000
const oneClick = { 'List-Unsubscribe': 'One-Click' }

/** A brand, and Jeanne who confirmed these boxes towards Léa. */
async function confirmed(
  ticked: ('ambassador' | 'brand')[] = ['ambassador', 'brand'],
  settings: object = {},
) {
  const optIns = await startOptIns()
  await optIns.addBrand('acme', settings)
  await optIn(optIns, { ticked })
  await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
  return optIns
}

/** The path of the own page. */
async function ownPageOf(optIns: OptIns): Promise<string> {
  const answer = await optIns.press(optIns.linkIn('confirm'), { do: 'own_page' })
  expect(answer.status).toBe(303)
  return (answer.headers.get('location') ?? '').replace('../', '')
}

const statusesOf = async (optIns: OptIns) => (await optIns.contactsOf(jeanne)).map(({ optIns: all }) => all)

/** The values of the switches that are on. */
const switchesIn = (page: string) =>
  [...page.matchAll(/role="switch"[^>]*value="([^"]+)"( checked)?/g)].map(([, id, on]) => [
    id,
    on !== undefined,
  ])

describe('one click (RFC 8058)', () => {
  it('the POST of a mail program, without cookie, origin and button, ends everything in the request', async () => {
    const optIns = await confirmed()
    const unsubscribe = optIns.inbox.list()[0]?.mail.unsubscribe?.href ?? ''
    expect(unsubscribe).toBe(`https://shop.example.com/_c/${optIns.linkIn('unsubscribe')}`)
    const answer = await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'global_optout', brand: 'storage_only', partners: false },
    ])
    expect((await optIns.ledgerActs()).slice(-2)).toEqual([
      'withdrawn ambassador not_needed',
      'withdrawn brand not_needed',
    ])
  })

  it('works as multipart too, and again and again the same', async () => {
    const optIns = await confirmed()
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    const url = new URL(optIns.linkIn('unsubscribe'), optIns.base)
    const answers = new Set<string>()
    for (let time = 0; time < 3; time++)
      answers.add(await (await fetch(url, { method: 'POST', body: form })).text())
    expect(answers.size).toBe(1)
    expect((await optIns.ledgerActs()).filter((act) => act.startsWith('withdrawn'))).toHaveLength(2)
  })

  it('then no other ambassador of the brand can have the address written to either', async () => {
    const optIns = await confirmed()
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    const brand = optIns.brands.find('acme')
    if (!brand) throw new Error('no brand')
    const order = { transaction_id: 'T1', value: 10, ambassador: 'tom', brand_opt_in: true, email: jeanne }
    await optIns.inBrand('acme', (tx) => optIns.fromServer.takes.orders(tx, brand, order))
    const statuses = (await statusesOf(optIns)).map(({ ambassador }) => ambassador)
    expect(statuses).toEqual(['global_optout', 'global_optout'])
    optIns.clock.now += 11 * minute
    await optIn(optIns)
    expect(optIns.inbox.list()).toHaveLength(1)
  })

  it('deletes what was only pending', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    await optIn(optIns)
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect((await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })).status).toBe(404)
  })
})

describe('the page of an unsubscribe link', () => {
  it('offers the ambassador alone, or everything of the brand', async () => {
    const optIns = await confirmed()
    const page = await (await optIns.get(optIns.linkIn('unsubscribe'))).text()
    expect(page).toContain('Léa will not write to you any more.')
    expect(page).toContain('Stop every e-mail sent on behalf of acme')
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'ambassador' })
    expect(await statusesOf(optIns)).toEqual([{ ambassador: 'email_optout', brand: 'blog', partners: false }])
  })
})

describe('the own page', () => {
  it('POPINS 12: shows each consent with a switch, which takes back in the request', async () => {
    const optIns = await confirmed()
    const path = await ownPageOf(optIns)
    const [contact] = await optIns.contactsOf(jeanne)
    const page = await (await optIns.get(path)).text()
    expect(switchesIn(page)).toEqual([
      [contact?.id, true],
      ['brand', true],
    ])
    expect(page).toContain('since November 21, 2026')
    expect(page).not.toContain('<script')
    const saved = await (
      await optIns.press(path, [
        ['do', 'save'],
        ['on', 'brand'],
      ])
    ).text()
    expect(saved).toContain('Saved.')
    expect(switchesIn(saved).map(([, on]) => on)).toEqual([false, true])
    expect(await statusesOf(optIns)).toEqual([{ ambassador: 'email_optout', brand: 'blog', partners: false }])
    expect((await optIns.ledgerActs()).at(-1)).toBe('withdrawn ambassador not_needed')
  })

  it('takes a yes again, by words that are kept, which lifts what the person took back', async () => {
    const optIns = await confirmed()
    const path = await ownPageOf(optIns)
    const [contact] = await optIns.contactsOf(jeanne)
    await optIns.press(path, { do: 'stop_all' })
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'global_optout', brand: 'storage_only', partners: false },
    ])
    await optIns.press(path, [
      ['do', 'save'],
      ['on', contact?.id ?? ''],
    ])
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'other', brand: 'storage_only', partners: false },
    ])
    expect((await optIns.ledgerActs()).at(-1)).toBe('granted ambassador own_page done')
    const [last] = await optIns.inBrand('acme', (tx) =>
      tx.run('SELECT body FROM ledger_entries ORDER BY sequence DESC LIMIT 1'),
    )
    const { text_hash } = JSON.parse(String(last?.body))
    expect((await optIns.texts.textOf('acme', text_hash))?.text).toBe(
      'Léa may write to you by e-mail about products from acme.',
    )
    expect(
      await optIns.inBrand('acme', (tx) => optIns.suppressions.isSuppressed(tx, 'acme', jeanne, 'lea')),
    ).toBe(false)
  })

  it('brings nothing back to an address that complained', async () => {
    const optIns = await confirmed(['ambassador'])
    const path = await ownPageOf(optIns)
    await optIns.press(path, { do: 'stop_all' })
    await optIns.inBrand('acme', (tx) =>
      optIns.suppressions.suppress(tx, 'acme', { scope: 'brand', email: jeanne, reason: 'spam' }),
    )
    const [contact] = await optIns.contactsOf(jeanne)
    await optIns.press(path, [
      ['do', 'save'],
      ['on', contact?.id ?? ''],
      ['on', 'brand'],
    ])
    expect(await statusesOf(optIns)).toEqual([
      { ambassador: 'global_optout', brand: 'none', partners: false },
    ])
  })

  it('shows what all ambassadors have, since the link proves whose address it is', async () => {
    const optIns = await confirmed()
    await optIns.inBrand('acme', (tx) =>
      optIns.publications.register(tx, {
        id: 'P2',
        ambassador: 'tom',
        alias: 'Tom',
        picture: null,
        url: null,
      }),
    )
    optIns.clock.now += 11 * minute
    const path = await ownPageOf(optIns)
    await optIn(optIns, { with: { publication: 'P2' } })
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    const page = await (await optIns.get(path)).text()
    expect(page).toContain('Léa may write to you')
    expect(page).toContain('Tom may write to you')
    expect(switchesIn(page)).toHaveLength(3)
    await optIns.press(path, { do: 'stop_all' })
    expect((await statusesOf(optIns)).map(({ ambassador }) => ambassador)).toEqual([
      'global_optout',
      'global_optout',
    ])
  })

  it('an earlier mail’s button does not bring back what was taken back after it', async () => {
    const optIns = await confirmed()
    const confirm = optIns.linkIn('confirm')
    await optIns.press(await ownPageOf(optIns), { do: 'stop_all' })
    expect((await optIns.press(confirm, { do: 'confirm' })).status).toBe(404)
    expect(await statusesOf(optIns)).toMatchObject([{ ambassador: 'global_optout' }])
  })

  it('gives the receipt, in which the withdrawal stands', async () => {
    const optIns = await confirmed(['ambassador'])
    const path = await ownPageOf(optIns)
    await optIns.press(path, { do: 'stop_all' })
    const { receipt } = await (await optIns.get(`${path}/receipt`)).json()
    const [ambassador] = receipt.consent_records
    expect(ambassador.events.map(({ event_state }: { event_state: string }) => event_state)).toEqual([
      'unconfirmed',
      'given',
      'withdrawn',
    ])
  })
})

describe('somebody without a mail at hand', () => {
  it('B4: types an address and gets the link that every mail has; one POST to it counts in the request', async () => {
    const optIns = await confirmed()
    optIns.clock.now += 11 * minute
    const answers = new Set<string>()
    for (const email of [jeanne, 'nobody@example.com', 'no address', '']) {
      const answer = await optIns.press('unsubscribe/acme', { email })
      answers.add(`${answer.status} ${await answer.text()}`)
      await optIns.runner.runDue()
    }
    expect(answers.size).toBe(1)
    expect(optIns.inbox.list().map(({ mail }) => mail.subject)).toEqual([
      'Your consents at acme',
      'Please confirm your address for acme',
    ])
    for (const { mail } of optIns.inbox.list())
      expect(mail.unsubscribe?.href).toBe(`https://shop.example.com/_c/${optIns.linkIn('unsubscribe', mail)}`)
    expect((await optIns.get(optIns.linkIn('me'))).status).toBe(200)
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    expect(await statusesOf(optIns)).toMatchObject([{ ambassador: 'global_optout' }])
  })
})

describe('webhooks', () => {
  it('POPINS 12: tell the brand, signed, until it acknowledges', async () => {
    const receiver = await startWebhookReceiver()
    receiver.answer(503)
    const webhooks = { url: receiver.url, secret: { variable: 'HOOKS' }, loopback: true }
    const optIns = await confirmed(['ambassador', 'brand'], { webhooks })
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    await optIns.runner.runDue()
    const events = () => receiver.received.map(({ body }) => JSON.parse(body).event)
    expect(new Set(events())).toEqual(
      new Set(['contact.confirmed', 'contact.withdrawn', 'contact.suppressed']),
    )
    receiver.answer(204)
    optIns.clock.now += minute
    await optIns.runner.runDue()
    const told = receiver.received.length
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(3)
    optIns.clock.now += minute
    await optIns.runner.runDue()
    expect(receiver.received).toHaveLength(told)
    const { headers, body } = receiver.received.at(-1) ?? {}
    const [, at, mac] = /^t=(\d+),v1=([\da-f]{64})$/.exec(String(headers?.['candor-signature'])) ?? []
    expect(createHmac('sha256', 'a secret').update(`${at}.${body}`).digest('hex')).toBe(mac)
    const all = JSON.stringify(receiver.received)
    expect(all).not.toContain(jeanne)
    expect(all).not.toContain('Jeanne')
  })

  it('say nothing of a contact that the brand may not see', async () => {
    const receiver = await startWebhookReceiver()
    const webhooks = { url: receiver.url, secret: { variable: 'HOOKS' }, loopback: true }
    const optIns = await confirmed(['ambassador'], { webhooks })
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    await optIns.runner.runDue()
    expect(receiver.received).toEqual([])
  })
})
