import { describe, expect, it } from 'vitest'
import { post } from '../../../../sdk/browser/post.ts'
import { type Answer, answerOf, createFakePage, useOn } from '../fake-page.ts'

const pageThat = (answer: () => Promise<Answer>) => {
  const fake = createFakePage({ answer })
  useOn(fake)
  return fake
}
const pageThatGets = (status: number, headers: Record<string, string> = {}) =>
  pageThat(async () => answerOf(status, headers))

describe('post', () => {
  it.each(['e', 'c'] as const)(
    'posts the text to /%s/ with nothing that would need a preflight',
    async (route) => {
      const fake = pageThatGets(202)
      expect(await post(route, '{"events":[]}', true)).toEqual({ accepted: 1, refused: [] })
      const { batch, ...request } = fake.posted[0] ?? {}
      expect(request).toEqual({
        url: `https://shop.example.com/_c/${route}/shop`,
        method: 'POST',
        body: '{"events":[]}',
        keepalive: true,
      })
    },
  )

  it('outlives the page only where it is told to', async () => {
    const fake = pageThatGets(202)
    await post('e', '{}', false)
    expect(fake.posted[0]?.keepalive).toBe(false)
  })

  it.each([400, 403, 413, 429, 503])('gives the status %i', async (status) => {
    pageThatGets(status)
    expect(await post('e', '{}', true)).toEqual({ status, retryAfter: 0 })
  })

  it.each([
    ['120', 120],
    ['Wed, 21 Oct 2026 07:28:00 GMT', Number.NaN],
  ])('gives the seconds of Retry-After: %s', async (value, retryAfter) => {
    pageThatGets(503, { 'Retry-After': value })
    expect(await post('e', '{}', true)).toEqual({ status: 503, retryAfter })
  })

  it('gives status 0 where no answer came', async () => {
    pageThat(async () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await post('e', '{}', true)).toEqual({ status: 0 })
  })

  it('gives status 0 where the answer is not JSON', async () => {
    const unreadable = async () => Promise.reject(new SyntaxError('not JSON'))
    pageThat(async () => ({ ...answerOf(200), json: unreadable }))
    expect(await post('e', '{}', true)).toEqual({ status: 0 })
  })

  it('gives status 0 where the page has no fetch', async () => {
    const { page } = pageThatGets(202)
    Reflect.deleteProperty(page, 'fetch')
    expect(await post('e', '{}', true)).toEqual({ status: 0 })
  })
})
