import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signWebhook } from '../../../../collector/webhooks/sign-webhook.ts'

describe('a webhook’s signature', () => {
  it('is what a receiver computes over the time and the bytes it got', () => {
    const signed = signWebhook('{"id":"1"}', 'a secret', 1_795_294_000_000)
    const [time = '', mac = ''] = signed.split(',')
    expect(time).toBe('t=1795294000000')
    const computed = createHmac('sha256', 'a secret').update('1795294000000.{"id":"1"}').digest('hex')
    expect(mac).toBe(`v1=${computed}`)
  })

  it('is another for another body, time or secret', () => {
    const signatures = [
      signWebhook('a', 's', 1),
      signWebhook('b', 's', 1),
      signWebhook('a', 's', 2),
      signWebhook('a', 't', 1),
    ]
    expect(new Set(signatures.map((text) => text.split('v1=')[1])).size).toBe(4)
  })
})
