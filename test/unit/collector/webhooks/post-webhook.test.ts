import { describe, expect, it } from 'vitest'
import { postWebhook } from '../../../../collector/webhooks/post-webhook.ts'
import type { Lookup } from '../../../../collector/webhooks/resolve-host.ts'
import { startWebhookReceiver } from '../../../support/webhook-receiver.ts'

const body = '{"id":"w1"}'
const nobody: Lookup = async () => []
const thisMachine: Lookup = async () => [{ address: '127.0.0.1', family: 4 }]

const webhook = (url: string, loopback = true) => ({ url, body, headers: { 'x-test': 'yes' }, loopback })

describe('one attempt to deliver', () => {
  it('brings the bytes and the headers, and is acknowledged by any 2xx', async () => {
    const receiver = await startWebhookReceiver()
    receiver.answer(202)
    expect(await postWebhook(webhook(receiver.url), { lookup: nobody })).toEqual({ ok: true })
    expect(receiver.received).toMatchObject([
      { path: '/hooks', body, headers: { 'x-test': 'yes', 'content-type': 'application/json' } },
    ])
  })

  it('goes to the address that was looked at, under the name that was written', async () => {
    const receiver = await startWebhookReceiver()
    const { port } = new URL(receiver.url)
    const url = `http://hooks.example.com:${port}/hooks`
    expect(await postWebhook(webhook(url), { lookup: thisMachine })).toEqual({ ok: true })
    expect(receiver.received[0]?.headers.host).toBe(`hooks.example.com:${port}`)
  })

  it.each([301, 302, 307, 308, 400, 404, 500, 503])(
    '%i is no acknowledgement, and leads nowhere',
    async (status) => {
      const receiver = await startWebhookReceiver()
      receiver.answer(status)
      expect(await postWebhook(webhook(receiver.url), { lookup: nobody })).toEqual({
        ok: false,
        reason: 'not_acknowledged',
      })
      expect(receiver.received).toHaveLength(1)
    },
  )

  it('S18: without the loopback setting neither http nor this machine is reached', async () => {
    const receiver = await startWebhookReceiver()
    const { port } = new URL(receiver.url)
    expect(await postWebhook(webhook(receiver.url, false), { lookup: nobody })).toEqual({
      ok: false,
      reason: 'not_https',
    })
    for (const host of [
      '127.0.0.1',
      '[::1]',
      'localhost',
      '2130706433',
      '0x7f.1',
      '0',
      'hooks.example.com',
    ]) {
      const url = `https://${host}:${port}/hooks`
      expect(await postWebhook(webhook(url, false), { lookup: thisMachine })).toEqual({
        ok: false,
        reason: 'inner_address',
      })
    }
    expect(receiver.received).toEqual([])
  })

  it('ends in time when the receiver or the name server is silent', async () => {
    const receiver = await startWebhookReceiver()
    receiver.answer('silence')
    expect(await postWebhook(webhook(receiver.url), { lookup: nobody, withinMs: 30 })).toEqual({
      ok: false,
      reason: 'unreachable',
    })
    const silent: Lookup = () => new Promise(() => {})
    const url = 'https://hooks.example.com/'
    expect(await postWebhook(webhook(url, false), { lookup: silent, withinMs: 30 })).toEqual({
      ok: false,
      reason: 'unresolved',
    })
  })
})
