// What a page that is left keeps on the device for the next one, and what it never keeps.
import { describe, expect, it, vi } from 'vitest'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { agreed, collector, pass, yes } from '../fake-collector.ts'
import { answerOf, createFakePage, everyPurpose, type FakePage, startBeside, startOn } from '../fake-page.ts'

const key = 'Popsell_queue'
const ids = (fake: FakePage) => fake.sent().map(({ id }) => id)

describe('leaving the page', () => {
  it.each(['pagehide', 'visibilitychange'])(
    'on %s stores what has no answer, and an answer takes it off again',
    async (type) => {
      const { fake, candor } = agreed()
      candor('page')
      fake.document.hidden = type === 'visibilitychange'
      fake.fire(type)
      expect(fake.posted).toHaveLength(1)
      expect(fake.local.get(key)).toContain('page_view')
      await fake.settle()
      expect(fake.local.get(key)).toBeUndefined()
    },
  )

  it('E2: a customer is never on a shelf, of the device or of the tab', async () => {
    const { fake, candor } = agreed({ answer: async () => answerOf(503) })
    candor('identify', { customer_id: 'C42', email: 'ada@example.com', phone: '+33612345678' })
    candor('view_item', { items: [{ item_id: 'SKU1' }] })
    await pass(fake, 1)
    expect(fake.posted[0]?.body).toContain('ada@example.com')
    candor('select_item', { item_list_id: 'new', items: [{ item_id: 'SKU1' }] })
    fake.fire('pagehide')
    const shelves = [...fake.local.values(), ...fake.session.values()].join()
    expect(shelves).toContain('SKU1')
    for (const text of ['customer', 'C42', 'ada@', '+336']) expect(shelves).not.toContain(text)
  })

  it('the next page sends what a closed tab left, stamped as it was, and names no customer', async () => {
    const first = agreed({ answer: async () => answerOf(503) })
    first.candor('identify', { customer_id: 'C42', email: 'ada@example.com' })
    await pass(first.fake, 1)
    first.fake.fire('pagehide')
    const stored = first.fake.local.get(key) ?? ''
    expect(stored).not.toContain('C42')
    expect(stored).not.toContain('ada@example.com')
    const next = agreed({ stored: { [key]: stored }, href: 'https://shop.example.com/next' })
    await pass(next.fake, 1)
    expect(ids(next.fake)).toEqual(ids(first.fake).slice(0, 1))
    expect(next.fake.posted[0]?.batch).toMatchObject({
      visitor: first.fake.posted[0]?.batch.visitor,
      consent: everyPurpose,
      url: 'https://shop.example.com/',
    })
    expect(next.fake.local.size).toBe(0)
  })

  it('two tabs never send the same: who reads the shelf empties it', async () => {
    const left = agreed({ answer: async () => answerOf(503) })
    left.candor('page')
    left.fake.fire('pagehide')
    expect(left.fake.local.get(key)).toContain('page_view')
    const tabs = [createFakePage({ besides: left.fake }), createFakePage({ besides: left.fake })]
    for (const tab of tabs) await startBeside(tab)
    for (const tab of tabs) tab.passSeconds(1)
    expect(tabs.flatMap((tab) => tab.sent().map(({ name }) => name))).toEqual(['page_view'])
  })

  it('two tabs that are left at once keep what each of them has', async () => {
    const first = createFakePage({ cookies: yes, answer: async () => answerOf(503) })
    const second = createFakePage({ besides: first, answer: async () => answerOf(503) })
    ;(await startBeside(first))('event', 'one')
    ;(await startBeside(second))('event', 'two')
    for (const tab of [first, second]) tab.fire('pagehide')
    const next = createFakePage({ besides: first })
    startOn(next)
    await pass(next, 1)
    expect(
      next
        .sent()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['one', 'two'])
    await pass(next, 1)
    expect(next.local.size).toBe(0)
  })

  it('a hidden page takes its own back when it is seen again, and sends each once', async () => {
    const { fake, candor } = agreed({ answer: collector(answerOf(503)) })
    candor('page')
    await pass(fake, 1)
    fake.document.hidden = true
    fake.fire('visibilitychange')
    expect(fake.local.get(key)).toContain('page_view')
    fake.document.hidden = false
    fake.fire('visibilitychange')
    await pass(fake, 60)
    expect(fake.posted).toHaveLength(2)
    expect(fake.local.size).toBe(0)
  })

  it('keeps at most 100 events and 60,000 characters, the oldest out, and says how many are lost', async () => {
    const { fake, candor } = agreed({ answer: async () => answerOf(503) })
    const listener = vi.fn()
    candor('on', 'sent', listener)
    for (let count = 0; count < 230; count++) candor('event', `step_${count}`)
    await pass(fake, 1)
    fake.fire('pagehide')
    const stored = fake.local.get(key) ?? ''
    const names = stored
      .split('\n')
      .flatMap((line) => JSON.parse(`{${line}`).events.map(({ name }: { name: string }) => name))
    expect(names.length).toBeLessThanOrEqual(limits.storedEvents)
    expect(names.at(-1)).toBe('step_229')
    expect(stored.length).toBeLessThanOrEqual(limits.storedCharacters)
    expect(listener).toHaveBeenLastCalledWith({ lost: 230 - names.length })
  })

  it('keeps at most 60,000 characters of few large events', async () => {
    const { fake, candor } = agreed({ answer: async () => answerOf(503) })
    for (let count = 0; count < 20; count++) candor('event', `step_${count}`, { text: 'x'.repeat(7000) })
    await pass(fake, 1)
    fake.fire('pagehide')
    const stored = fake.local.get(key) ?? ''
    expect(stored.length).toBeLessThanOrEqual(limits.storedCharacters)
    expect(stored.length).toBeGreaterThan(limits.storedCharacters - limits.batchCharacters)
    expect(stored).toContain('step_19')
    expect(stored).not.toContain('step_0"')
  })

  it.each([
    ['cookieless', { consent: 'cookieless' as const }, []],
    ['required, unanswered', {}, []],
    ['exempt, refused', { consent: 'exempt' as const }, ['Popsell_consent=000']],
  ])('stores nothing in mode %s', async (_, settings, cookies) => {
    const fake = createFakePage({ cookies, answer: async () => answerOf(503) })
    const candor = startOn(fake, settings)
    candor('view_item', { items: [{ item_id: 'SKU1', item_list_id: 'new' }] })
    candor('select_item', { items: [{ item_id: 'SKU1', item_list_id: 'new' }] })
    await pass(fake, 1)
    fake.fire('pagehide')
    expect([fake.local.size, fake.session.size]).toEqual([0, 0])
  })

  it.each([{ doNotTrack: '1' }, { globalPrivacyControl: true }])(
    'E17: what an earlier page left is erased unsent under %o',
    async (signal) => {
      const fake = createFakePage({
        ...signal,
        cookies: yes,
        stored: { [key]: '"events":[]}' },
        storedInTab: { [key]: '[]' },
      })
      startOn(fake)
      await pass(fake, 60)
      expect(fake.posted).toEqual([])
      expect([fake.local.size, fake.session.size]).toEqual([0, 0])
    },
  )

  it.each(['optout', 'consent'] as const)('%s erases the shelf at once', async (command) => {
    const { fake, candor } = agreed({ answer: async () => answerOf(503) })
    candor('page')
    fake.document.hidden = true
    fake.fire('visibilitychange')
    expect(fake.local.size).toBe(1)
    Reflect.apply(candor, undefined, [command, { analytics: false }])
    expect(fake.local.size).toBe(0)
    await pass(fake, 3600)
    expect(fake.local.size).toBe(0)
    expect(fake.sent().filter(({ name }) => name === 'page_view')).toHaveLength(1)
  })

  it('K10: without storage it sends all the same, and throws nothing', async () => {
    const { fake, candor } = agreed({ storageAccess: 'throw', answer: collector(null) })
    candor('page')
    await pass(fake, 1)
    expect(() => fake.fire('pagehide')).not.toThrow()
    await pass(fake, 0)
    expect(fake.warnings).toEqual([])
  })
})
