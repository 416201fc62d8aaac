import { expect, it, onTestFinished } from 'vitest'
import { createAskBehaviour, ownTagsOf } from '../../../../collector/rights/behaviour.ts'
import { eventStoreOf } from '../../../support/event-store-of.ts'
import { storedEvent, storedItem, uuid } from '../../../support/stored-event.ts'
import { ringOf } from '../../../support/test-contacts.ts'
import { noon } from '../../../support/wire-batch.ts'

const ring = ringOf(1)
const email = ring.tag('shop', 'email', 'jane@example.com')
const customer = ring.tag('shop', 'customer', 'C42')
const at = (minutes: number) => noon + minutes * 60_000

async function ask() {
  const store = await eventStoreOf([
    storedEvent({ id: uuid(11), time: at(1), email, customer, visitor: uuid(1), search_term: 'boots' }),
    storedEvent({
      id: uuid(12),
      time: at(2),
      customer,
      visitor: uuid(2),
      items: [storedItem({ item_id: 'A' })],
    }),
    storedEvent({ id: uuid(13), time: at(3), visitor: uuid(1) }),
    storedEvent({ id: uuid(14), time: at(4), visitor: uuid(3) }),
  ])
  onTestFinished(() => store.close())
  const tags = { emails: [email], phones: [], customers: [] }
  return createAskBehaviour({ store, now: () => at(60) })('shop', tags)
}

it('G1: holds every event under the person’s e-mail, and under the customer ID that stood beside it', async () => {
  const { events, events_in_all } = await ask()
  expect(events_in_all).toBe(2)
  expect(events.map(({ at: time, with_email }) => [time, with_email])).toEqual([
    [new Date(at(1)).toISOString(), true],
    [new Date(at(2)).toISOString(), false],
  ])
  expect(events[0]).toMatchObject({ search_term: 'boots', with_customer: true })
  expect(String(events[1]?.items)).toContain('"item_id":"A"')
})

it('G1: of the same browser’s other visits only how many and when, since somebody else may have sat there', async () => {
  const { same_browser } = await ask()
  const time = new Date(at(3)).toISOString()
  expect(same_browser).toEqual({ events: 1, first_at: time, last_at: time })
})

it('holds no tag and no pseudonym', async () => {
  expect(JSON.stringify(await ask())).not.toMatch(/h1_|i1_|00000000-/)
})

it('looks under every pepper that is kept', () => {
  const tags = ownTagsOf(ringOf(2), 'shop', [], 'C42')
  expect(tags.customers.map((tag) => tag.slice(0, 3))).toEqual(['h2_', 'h1_'])
})
