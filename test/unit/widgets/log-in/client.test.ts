import { describe, expect, test } from 'vitest'
import { createClient } from '../../../../widgets/log-in/client.ts'

const answering = (response: () => Promise<Response>) => {
  const sent: { url: string; init: RequestInit }[] = []
  const fetch = (url: string, init: RequestInit) => {
    sent.push({ url, init })
    return response()
  }
  return { sent, client: createClient({ fetch, root: 'https://stats.example.com/_c/' }) }
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers }))
const done = () => Promise.resolve(new Response(null, { status: 204 }))
const error = (code: string, message = 'why') => ({ error: { code, message } })

describe('what is asked', () => {
  test('is JSON, below the collector’s own root', async () => {
    const { sent, client } = answering(done)
    await client.logIn('ana@example.com', 'four words', true)
    await client.accept('to/ken', 'four words')
    await client.logOut()
    expect(
      sent.map(({ url, init }) => [init.method, url, init.body && JSON.parse(String(init.body))]),
    ).toEqual([
      [
        'POST',
        'https://stats.example.com/_c/session',
        { user: 'ana@example.com', password: 'four words', remember: true },
      ],
      ['POST', 'https://stats.example.com/_c/invitation/to%2Fken', { password: 'four words' }],
      ['DELETE', 'https://stats.example.com/_c/session', undefined],
    ])
    expect(sent[0]?.init.headers).toEqual({ 'Content-Type': 'application/json' })
  })
})

describe('what is answered', () => {
  test.each([
    [json(401, error('wrong_log_in')), { ok: false, reason: 'wrong' }],
    [json(404, error('no_such_invitation')), { ok: false, reason: 'dead' }],
    [
      json(429, error('too_many_requests'), { 'Retry-After': '90' }),
      { ok: false, reason: 'wait', seconds: 90 },
    ],
    [json(429, error('too_many_requests')), { ok: false, reason: 'wait', seconds: 1 }],
    [json(400, error('weak_password')), { ok: false, reason: 'weak', message: 'why' }],
    [json(403, error('needs_https')), { ok: false, reason: 'refused', message: 'why' }],
    [json(400, 'nonsense'), { ok: false, reason: 'refused', message: 'The collector answered 400.' }],
    [json(503, error('storage')), { ok: false, reason: 'unreachable' }],
    [() => Promise.reject(new TypeError('no network')), { ok: false, reason: 'unreachable' }],
    [done, { ok: true }],
  ])('is a value, whatever happens (%#)', async (response, result) => {
    expect(await answering(response).client.logIn('ana', 'four words', false)).toEqual(result)
  })

  test('who is logged in, or nobody', async () => {
    const brands = [{ brand: 'acme', role: 'analyst' }]
    expect(await answering(json(200, { user: 'X', brands })).client.who()).toEqual(brands)
    expect(await answering(json(401, error('not_logged_in'))).client.who()).toBeNull()
    expect(await answering(() => Promise.reject(new TypeError('no'))).client.who()).toBeNull()
  })

  test('what a link is for, or that it does not work', async () => {
    const welcome = {
      purpose: 'join',
      email: 'ana@example.com',
      brand: null,
      role: 'operator',
      known: false,
      least: 12,
    }
    expect(await answering(json(200, welcome)).client.look('t')).toEqual(welcome)
    expect(await answering(json(404, error('no_such_invitation'))).client.look('t')).toEqual({
      ok: false,
      reason: 'dead',
    })
    expect(await answering(json(503, error('storage'))).client.look('t')).toEqual({
      ok: false,
      reason: 'unreachable',
    })
  })
})
