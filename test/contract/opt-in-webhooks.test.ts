import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { oneClick, startConfirmed } from '../support/confirmed-person.ts'
import { jeanne } from '../support/opt-in-submission.ts'
import { startWebhookReceiver } from '../support/webhook-receiver.ts'

const minute = 60_000

describe('webhooks', () => {
  it('POPINS 12: tell the brand, signed, until it acknowledges', async () => {
    const receiver = await startWebhookReceiver()
    receiver.answer(503)
    const webhooks = { url: receiver.url, secret: { variable: 'HOOKS' }, loopback: true }
    const optIns = await startConfirmed(['ambassador', 'brand'], { webhooks })
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
    const optIns = await startConfirmed(['ambassador'], { webhooks })
    await optIns.press(optIns.linkIn('unsubscribe'), oneClick)
    await optIns.runner.runDue()
    expect(receiver.received).toEqual([])
  })
})
