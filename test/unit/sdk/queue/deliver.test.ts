import { describe, expect, it } from 'vitest'
import type { QueuedEvent } from '../../../../sdk/capture/make-event.ts'
import type { Batch } from '../../../../sdk/protocol/batch.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { deliver } from '../../../../sdk/queue/deliver.ts'

const envelope = {
  sent_at: 1_795_294_000_000,
  consent: { analytics: true, attribution: false, personalisation: false },
  publication: undefined,
}
const eventOf = (at: number, params: QueuedEvent['params'] = undefined): QueuedEvent => ({
  id: `6c0c0000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: 'search',
  at,
  url: 'https://shop.example.com/',
  referrer: undefined,
  params,
})

function bodiesOf(events: QueuedEvent[]) {
  const bodies: { body: string | undefined; keepalive: boolean }[] = []
  deliver(envelope, events, (body, keepalive) => bodies.push({ body, keepalive }))
  return bodies.map(({ body, keepalive }) => {
    const batch: Batch | undefined = body === undefined ? undefined : JSON.parse(body)
    return { batch, keepalive, size: Buffer.byteLength(body ?? '') }
  })
}

describe('deliver', () => {
  it('sends one body of what fits, without the fields that are undefined', () => {
    const [only, ...others] = bodiesOf([eventOf(1), eventOf(2, { search_term: 'boots' })])
    expect(others).toEqual([])
    expect(only?.keepalive).toBe(true)
    expect(only?.batch).toStrictEqual({
      sent_at: envelope.sent_at,
      consent: envelope.consent,
      events: [
        { id: eventOf(1).id, name: 'search', at: 1, url: 'https://shop.example.com/' },
        {
          id: eventOf(2).id,
          name: 'search',
          at: 2,
          url: 'https://shop.example.com/',
          params: { search_term: 'boots' },
        },
      ],
    })
  })

  it.each([1, 50, 51, 100])('sends %i events once each, in order, at most 50 a body', (count) => {
    const events = Array.from({ length: count }, (_, at) => eventOf(at))
    const bodies = bodiesOf(events)
    expect(bodies.flatMap(({ batch }) => batch?.events.map(({ id }) => id))).toEqual(
      events.map(({ id }) => id),
    )
    for (const { batch } of bodies) expect(batch?.events.length).toBeLessThanOrEqual(limits.eventsPerBatch)
  })

  it('counts bytes, not characters, and keeps every body under the keepalive limit', () => {
    const events = Array.from({ length: 40 }, (_, at) => eventOf(at, { search_term: '靴'.repeat(1500) }))
    const bodies = bodiesOf(events)
    expect(bodies.length).toBeGreaterThan(3)
    expect(bodies.flatMap(({ batch }) => batch?.events)).toHaveLength(40)
    for (const { size, keepalive } of bodies) {
      expect(size).toBeLessThanOrEqual(limits.batchBytes)
      expect(keepalive).toBe(true)
    }
  })

  it('sends an event that is too large by itself alone and without keepalive', () => {
    const bodies = bodiesOf([eventOf(1), eventOf(2, { search_term: 'x'.repeat(70_000) }), eventOf(3)])
    expect(bodies.map(({ batch, keepalive }) => [batch?.events.map(({ at }) => at), keepalive])).toEqual([
      [[1], true],
      [[2], false],
      [[3], true],
    ])
  })

  it('leaves out the one event that JSON cannot hold, and says so', () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    const bad = { ...eventOf(2), params: JSON.parse('{}') }
    Object.assign(bad.params, circular)
    const bodies = bodiesOf([eventOf(1), bad, eventOf(3), eventOf(4)])
    expect(bodies.flatMap(({ batch }) => batch?.events.map(({ at }) => at) ?? [0])).toEqual([1, 0, 3, 4])
  })
})
