// Shoppers of whom nothing may be measured: no request, no cookie, no storage key, by name.
import { describe, expect, it } from 'vitest'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { buySomething, byTestId } from '../support/shop-walk.ts'
import { createVisitor, type Visitor, type Wishes } from '../support/visitor.ts'

const demo = demoInBrowser()

/** The whole walk, arriving by a publication; `answer` deals with the shop's question. */
async function walk(
  wishes: Wishes,
  answer: (visitor: Visitor) => Promise<void> = async () => {},
): Promise<Visitor> {
  const visitor = await createVisitor(demo.browser, wishes)
  await visitor.page.goto(`${demo.collector.base}/shop/?candor_pub=P103`)
  await answer(visitor)
  await buySomething(visitor.page)
  return visitor
}

/** By the collector's own count, so that what is sent while a page is being left is seen too. */
async function arrived(): Promise<number> {
  const received = await demo.collector.metric('candor_events_received_total')
  return received + (await demo.collector.metric('candor_batches_refused_total'))
}

/** The count once nothing of an earlier shopper, who may have said yes, is on its way any more. */
async function settled(): Promise<number> {
  let last = -1
  const isAsBefore = async () => {
    const before = last
    last = await arrived()
    return last === before
  }
  await expect.poll(isAsBefore, { interval: 1000 }).toBe(true)
  return last
}

interface Case {
  who: string
  name: string
  wishes: Wishes
}

const cases: Case[] = [
  { who: 'a shopper under DNT', name: 'E17: under DNT', wishes: { dnt: true } },
  { who: 'a shopper under GPC', name: 'E17: under GPC', wishes: { gpc: true } },
  { who: 'a shopper who never answered', name: 'E17: without an answer', wishes: {} },
]

describe.each(cases)('$who', ({ name, wishes }) => {
  it(`${name} there is no request to /e/, no cookie and no storage key, and the shop works`, async () => {
    const before = await settled()
    const visitor = await walk(wishes)
    await visitor.page.goto(`${demo.collector.base}/blog/`)
    expect(visitor.batches()).toEqual([])
    expect(await arrived()).toBe(before)
    expect(await visitor.cookies()).toEqual([])
    expect(await visitor.storageKeys()).toEqual([])
    expect(visitor.troubles()).toEqual([])
    await visitor.leave()
  })
})

describe('a shopper who said no', () => {
  it('E17: has the answer’s own cookie and no other, and nothing is sent', async () => {
    const before = await settled()
    const visitor = await walk({}, ({ page }) => byTestId(page, 'consent-refuse').click())
    await visitor.page.goto(`${demo.collector.base}/blog/`)
    expect(visitor.batches()).toEqual([])
    expect(await arrived()).toBe(before)
    expect((await visitor.cookies()).map(({ name, value }) => `${name}=${value}`)).toEqual([
      'Popsell_consent=000',
    ])
    expect(await visitor.storageKeys()).toEqual([])
    await visitor.leave()
  })

  it('E17: loses ID, visit and publication at once when a yes is withdrawn', async () => {
    const visitor = await createVisitor(demo.browser)
    await visitor.page.goto(`${demo.collector.base}/shop/?candor_pub=P103`)
    await byTestId(visitor.page, 'consent-accept').click()
    await expect.poll(async () => (await visitor.cookies()).length).toBe(4)
    await byTestId(visitor.page, 'consent-reopen').click()
    await byTestId(visitor.page, 'consent-refuse').click()
    await expect
      .poll(async () => (await visitor.cookies()).map(({ name }) => name))
      .toEqual(['Popsell_consent'])
    await visitor.leave()
  })

  it('is not asked again, and is never asked under DNT', async () => {
    const refusing = await createVisitor(demo.browser)
    await refusing.page.goto(`${demo.collector.base}/shop/`)
    await byTestId(refusing.page, 'consent-refuse').click()
    await refusing.page.reload()
    await expect.poll(() => byTestId(refusing.page, 'consent').isVisible()).toBe(false)
    await refusing.leave()
    const tracked = await createVisitor(demo.browser, { dnt: true })
    await tracked.page.goto(`${demo.collector.base}/shop/`, { waitUntil: 'networkidle' })
    expect(await byTestId(tracked.page, 'consent').isVisible()).toBe(false)
    await tracked.leave()
  })
})

describe('what is sent by hand all the same', () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${demo.collector.base}/e/demo`, {
      method: 'POST',
      headers: {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
        ...headers,
      },
      body: JSON.stringify({
        sent_at: Date.now(),
        consent: { analytics: true },
        visitor: crypto.randomUUID(),
        events: [{ id: crypto.randomUUID(), name: 'page_view', at: Date.now() }],
      }),
    })

  it.each([
    ['DNT', { DNT: '1' }, 'dnt'],
    ['GPC', { 'Sec-GPC': '1' }, 'gpc'],
  ])('E17: under %s is refused and counted', async (_signal, headers, reason) => {
    const line = `candor_events_refused_total{reason="${reason}"}`
    const before = await demo.collector.metric(line)
    const answer = await (await send(headers)).json()
    expect(answer).toMatchObject({ accepted: 0, refused: [{ reason }] })
    expect(await demo.collector.metric(line)).toBe(before + 1)
  })
})
