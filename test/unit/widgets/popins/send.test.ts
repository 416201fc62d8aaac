import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pauseSeconds, send } from '../../../../widgets/popins/send.ts'
import { makeSubmission } from '../../../../widgets/popins/submission.ts'
import { popinAnswer } from '../../../support/popin-answer.ts'

const submission = makeSubmission(
  { kind: 'subscribe', answer: popinAnswer('subscribe'), options: {}, page: 'https://shop.example.com/' },
  { act: 'sent', id: 'ID', ticked: {}, typed: {}, openMs: 0 },
)

/** A window whose network answers in this order; a null is no answer. */
function pageThat(...answers: (Response | null)[]) {
  const events = new EventTarget()
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    const answer = answers.shift()
    if (!answer) throw new TypeError('Failed to fetch')
    return answer
  })
  const page = Object.assign(Object.create(globalThis), {
    fetch,
    setTimeout,
    addEventListener: events.addEventListener.bind(events),
  })
  return { page, fetch, comeOnline: () => events.dispatchEvent(new Event('online')) }
}

const taken = (body = '{}') => new Response(body, { status: 202 })
const refused = (status: number) => new Response('{}', { status })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('sending', () => {
  test('is one request of plain text, kept alive while the page is left, and its answer', async () => {
    const { page, fetch } = pageThat(taken('{"voucher":{"code":"X"}}'))
    const sent = await send(page, '/o/shop', submission, () => undefined)
    expect(sent).toEqual({ ok: true, answer: { voucher: { code: 'X' } } })
    const [url, init] = fetch.mock.calls[0] ?? []
    expect(url).toBe('/o/shop')
    expect(init).toEqual({ method: 'POST', body: JSON.stringify(submission), keepalive: true })
  })

  test('takes an answer without a body', async () => {
    const { page } = pageThat(taken(''))
    expect(await send(page, '/o/shop', submission, () => undefined)).toEqual({ ok: true, answer: {} })
  })

  test.each([400, 403, 404, 413])('gives up where the collector refuses for good: %i', async (status) => {
    const { page, fetch } = pageThat(refused(status))
    const onWaiting = vi.fn()
    expect(await send(page, '/o/shop', submission, onWaiting)).toEqual({ ok: false })
    expect(fetch).toHaveBeenCalledTimes(1)
    expect(onWaiting).not.toHaveBeenCalled()
  })

  test.each([408, 429, 500, 503])('waits and tries again where it is busy: %i', async (status) => {
    const { page, fetch } = pageThat(refused(status), taken())
    const onWaiting = vi.fn()
    const sent = send(page, '/o/shop', submission, onWaiting)
    await vi.advanceTimersByTimeAsync(1999)
    expect(fetch).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await sent).toEqual({ ok: true, answer: {} })
    expect(onWaiting).toHaveBeenCalledTimes(1)
  })

  test('goes on as soon as there is a network again, with the same ID', async () => {
    const { page, fetch, comeOnline } = pageThat(null, null, taken())
    const sent = send(page, '/o/shop', submission, () => undefined)
    await vi.advanceTimersByTimeAsync(0)
    comeOnline()
    await vi.advanceTimersByTimeAsync(0)
    comeOnline()
    expect(await sent).toEqual({ ok: true, answer: {} })
    const bodies = fetch.mock.calls.map(([, init]) => init.body)
    expect(new Set(bodies).size).toBe(1)
    expect(bodies).toHaveLength(3)
  })

  test('tries less and less often, and at least every minute or so', () => {
    expect([1, 2, 3, 6, 7, 100].map(pauseSeconds)).toEqual([2, 4, 8, 64, 64, 64])
  })
})
