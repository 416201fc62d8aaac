import fc from 'fast-check'
import { expect, it } from 'vitest'
import { creditOrder, type HeldReason, type Touch } from '../../collector/attribution/credit-order.ts'
import { type AttributionRule, attributionModels, dayMs } from '../../collector/attribution/rule.ts'
import type { StoredEvent } from '../../collector/stores/events.ts'
import { click, confirmed, purchase, refund, type Told, tell, visit } from '../support/credit-events.ts'
import { creditsOf } from '../support/credits-of.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { uuid } from '../support/stored-event.ts'
import { noon } from '../support/wire-batch.ts'

const ambassadors: Record<string, string> = { P1: 'lea', P2: 'jonas' }
const span = { from: noon - 10 * dayMs, until: noon + dayMs }
// Few of each, so that visits, orders and clicks meet; quarters of an hour, so that no two happen at one moment.
const few = (most: number) => fc.integer({ min: 1, max: most })
const hoursBefore = fc.integer({ min: 0, max: 40 * 96 }).map((quarters) => quarters / 4)
const publication = fc.constantFrom('P1', 'P2', 'P3')
const maybePublication = fc.option(publication, { nil: null })
const referrer = fc.constantFrom(null, 'blog.example.com', 'search.example.com', 'shop.example.com')
const browserOf = (visitor: number) => ({ visitor: uuid(visitor), browser: `B${visitor % 2}` })

const visits = fc
  .tuple(few(3), few(6), maybePublication, hoursBefore, referrer)
  .map(([who, number, by, hours, referrer_host]) =>
    visit(number, by, hours, { ...browserOf(who), referrer_host }),
  )
const clicks = fc
  .tuple(few(3), few(6), publication, hoursBefore)
  .map(([who, number, by, hours]) => click(by, number, hours, { browser: `B${who % 2}` }))
const orders = fc
  .tuple(few(3), few(6), fc.integer({ min: 0, max: 100_000 }), hoursBefore, maybePublication)
  .map(([who, number, value, hours, by]) =>
    purchase('', value, number, { ...browserOf(who), hoursBefore: hours / 4, publication: by }),
  )

const stories = fc
  .record({
    visits: fc.array(visits, { maxLength: 14 }),
    clicks: fc.array(clicks, { maxLength: 4 }),
    orders: fc.array(orders, { minLength: 1, maxLength: 10 }),
    isConfirmed: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    refunds: fc.array(fc.tuple(few(10), fc.option(few(60_000), { nil: null })), { maxLength: 4 }),
    picks: fc.array(few(3), { maxLength: 1 }),
  })
  .map((story) => {
    const sold = story.orders.map((order, at): Told => ({ ...order, transaction_id: `T${at + 1}` }))
    const told: Told[] = [
      ...story.visits,
      ...story.clicks,
      ...sold,
      ...sold.flatMap(({ transaction_id, value_minor, hoursBefore: hours }, at) =>
        story.isConfirmed[at]
          ? [
              confirmed(`${transaction_id}`, Number(value_minor) + 7, {
                hoursBefore: hours ?? 0,
                publication: 'P3',
              }),
            ]
          : [],
      ),
      ...story.refunds.map(([number, value_minor]) => refund(`T${number}`, { value_minor })),
      ...story.picks.map(
        (who): Told => ({
          name: 'pick',
          ...browserOf(who),
          network: 'i1_pick',
          params: '{"ambassador":"lea"}',
        }),
      ),
    ]
    const used = new Set<number>()
    return tell(told).map((event) => ({ ...event, time: unused(event.time, used) }))
  })

function unused(time: number, used: Set<number>): number {
  if (used.has(time)) return unused(time + 1, used)
  used.add(time)
  return time
}

/** What the SQL must say, by plain loops. */
function recountCredits(events: StoredEvent[], rule: AttributionRule) {
  const inTime = [...events].sort((a, b) => a.time - b.time)
  const touches = touchesByOrder(inTime, rule)
  const held = heldOf(inTime, touches)
  return inTime
    .filter((event) => event.name === 'purchase' && event.time >= span.from)
    .flatMap((event) => {
      const id = `${event.transaction_id}`
      const word = inTime.find(
        ({ name, transaction_id }) => name === 'order_confirmed' && transaction_id === id,
      )
      const grossMinor = (word ?? event).value_minor ?? 0
      let refundedMinor = 0
      for (const { name, transaction_id, value_minor } of inTime)
        if (name === 'order_refunded' && transaction_id === id) refundedMinor += value_minor ?? grossMinor
      const order = { id, at: event.time, currency: 'EUR', grossMinor, refundedMinor }
      const marked = (touches.get(id) ?? []).map(
        (touch): Touch => ({ ...touch, heldBecause: held(event, touch) }),
      )
      return creditOrder(order, marked, rule)
    })
}

type Arrival = Touch & { event: StoredEvent | null }

function touchesByOrder(events: StoredEvent[], rule: AttributionRule): Map<string, Arrival[]> {
  const found = new Map<string, Arrival[]>()
  for (const order of events.filter(({ name }) => name === 'purchase')) {
    const touches: Arrival[] = []
    const carried = events.filter(({ visitor, publication: by }) => visitor === order.visitor && by !== null)
    carried.forEach((event, at) => {
      const before = carried[at - 1]
      const isOther = before?.publication !== event.publication
      const isNewVisit = before?.session !== event.session
      if (!isOther && !(isNewVisit && showsArrival(event, carried, events))) return
      if (event.time > order.time || event.time < order.time - rule.windowDays * dayMs) return
      touches.push({ ...touchOf(event.publication ?? '', event.time), isNamed: false, event })
    })
    const word = events.find(
      ({ name, transaction_id }) => name === 'order_confirmed' && transaction_id === order.transaction_id,
    )
    if (touches.length === 0 && word?.publication)
      touches.push({ ...touchOf(word.publication, order.time), isNamed: true, event: null })
    found.set(`${order.transaction_id}`, touches)
  }
  return found
}

function touchOf(by: string, at: number) {
  return { publication: by, ambassador: ambassadors[by] ?? null, at, heldBecause: null }
}

function showsArrival(event: StoredEvent, carried: StoredEvent[], events: StoredEvent[]): boolean {
  const first = carried.find(({ publication: by }) => by === event.publication)
  const siteOf = ({ referrer_host, host }: StoredEvent) => (referrer_host !== host ? referrer_host : null)
  if (first && siteOf(event) !== null && siteOf(first) === siteOf(event)) return true
  return events.some(
    (one) =>
      one.name === 'publication_click' &&
      one.publication === event.publication &&
      isSameBrowser(one, event) &&
      one.time >= event.time - 1_800_000 &&
      one.time <= event.time + 60_000,
  )
}

function isSameBrowser(one: StoredEvent, other: StoredEvent): boolean {
  return one.network === other.network && one.browser === other.browser && one.device === other.device
}

/** Neither many clicks nor somebody's own network come up here: those are in a test of their own. */
function heldOf(events: StoredEvent[], touches: Map<string, Arrival[]>) {
  const picks = events.filter(({ name }) => name === 'pick')
  const orders = events.filter(({ name, time }) => name === 'purchase' && time >= span.from - dayMs)
  return (order: StoredEvent, { publication: by, ambassador }: Touch): HeldReason | null => {
    if (ambassador === 'lea' && picks.some(({ visitor }) => visitor === order.visitor)) return 'own_browser'
    const before = orders.filter(
      (one) =>
        one.time <= order.time &&
        isSameBrowser(one, order) &&
        touches.get(`${one.transaction_id}`)?.some((touch) => touch.publication === by),
    )
    return before.length > 3 ? 'many_orders' : null
  }
}

/** A question has a month added up after the other, each in a turn of its own. */
async function addUp(store: Awaited<ReturnType<typeof eventStoreOf>>) {
  await creditsOf(store)
  for (let turn = 0; turn < 4; turn++) await store.dropMonths('shop', 0)
}

it('E8, E18: the relation in SQL gives the credits that plain loops and the pure function give', async () => {
  await fc.assert(
    fc.asyncProperty(
      stories,
      fc.constantFrom(...attributionModels),
      fc.constantFrom(1, 7, 30),
      fc.boolean(),
      async (events, model, windowDays, isAddedUp) => {
        const rule: AttributionRule = { model, windowDays, version: 1, appliesFrom: 0 }
        const store = await eventStoreOf(events, isAddedUp ? { rollUpAfter: 0 } : {})
        try {
          if (isAddedUp) await addUp(store)
          const rows = await creditsOf(store, { rules: [rule], span, ambassadors })
          const credits = rows.map((row) => [
            row.order_id,
            row.publication,
            row.ambassador,
            row.amount_minor,
            row.share,
            row.touch_at,
            row.held,
          ])
          const expected = recountCredits(events, rule).map((credit) => [
            credit.order,
            credit.publication,
            credit.ambassador,
            credit.amountMinor,
            credit.share,
            credit.touchAt,
            credit.heldBecause ?? null,
          ])
          expect(credits).toEqual(expected)
        } finally {
          await store.close()
        }
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)
