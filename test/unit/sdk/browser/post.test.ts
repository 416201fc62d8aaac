import { describe, expect, it } from 'vitest'
import { post } from '../../../../sdk/browser/post.ts'
import { answerOf, createFakePage } from '../fake-page.ts'

const url = 'https://shop.example.com/_c/e/shop'
const answers = (status: number, headers: Record<string, string> = {}) => ({
  answer: async () => answerOf(status, headers),
})

describe('post', () => {
  it('posts the text with nothing that would need a preflight request', async () => {
    const fake = createFakePage()
    expect(await post(fake.page, url, '{"events":[]}', true)).toEqual({ accepted: 1, refused: [] })
    const { batch, ...request } = fake.posted[0] ?? {}
    expect(request).toEqual({ url, method: 'POST', body: '{"events":[]}', keepalive: true })
  })

  it.each([400, 403, 413, 429, 503])('gives the status %i', async (status) => {
    expect(await post(createFakePage(answers(status)).page, url, '{}', true)).toEqual({
      status,
      retryAfter: 0,
    })
  })

  it.each([
    ['120', 120],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
  ])('gives the seconds of Retry-After: %s', async (value, retryAfter) => {
    const { page } = createFakePage(answers(503, { 'Retry-After': value }))
    expect(await post(page, url, '{}', true)).toEqual({ status: 503, retryAfter })
  })

  it('gives status 0 where no answer came', async () => {
    const fake = createFakePage({ answer: async () => Promise.reject(new TypeError('Failed to fetch')) })
    expect(await post(fake.page, url, '{}', true)).toEqual({ status: 0 })
  })

  it('gives status 0 where the answer is not JSON', async () => {
    const unreadable = async () => Promise.reject(new SyntaxError('not JSON'))
    const answer = async () => ({ ...answerOf(200), json: unreadable })
    expect(await post(createFakePage({ answer }).page, url, '{}', true)).toEqual({ status: 0 })
  })

  it('gives status 0 where the page has no fetch', async () => {
    const { page } = createFakePage()
    Reflect.deleteProperty(page, 'fetch')
    expect(await post(page, url, '{}', true)).toEqual({ status: 0 })
  })
})
