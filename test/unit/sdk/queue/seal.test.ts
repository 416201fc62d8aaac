import { describe, expect, it } from 'vitest'
import type { QueuedEvent } from '../../../../sdk/capture/make-event.ts'
import type { Batch } from '../../../../sdk/protocol/batch.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { keepaliveBytes, seal } from '../../../../sdk/queue/seal.ts'

const envelope = {
  consent: { analytics: true, attribution: false, personalisation: false },
  publication: undefined,
  url: 'https://shop.example.com/',
  referrer: undefined,
}
const eventOf = (at: number, params: QueuedEvent['params'] = undefined): QueuedEvent => ({
  id: `6c0c0000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  name: 'search',
  at,
  url: 'https://shop.example.com/',
  params,
})

function textsOf(events: QueuedEvent[]) {
  const texts: (string | undefined)[] = []
  seal(envelope, events, (text) => texts.push(text))
  return texts.map((text) => {
    const batch: Batch | undefined = text === undefined ? undefined : JSON.parse(`{${text}`)
    return { batch, size: Buffer.byteLength(text ?? '') }
  })
}

describe('seal', () => {
  it('makes one batch of what fits, without the fields that are undefined', () => {
    const [only, ...others] = textsOf([eventOf(1), eventOf(2, { search_term: 'boots' })])
    expect(others).toEqual([])
    expect(only?.batch).toStrictEqual({
      consent: envelope.consent,
      url: envelope.url,
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

  it.each([1, 50, 51, 100])('seals %i events once each, in order, at most 50 a batch', (count) => {
    const events = Array.from({ length: count }, (_, at) => eventOf(at))
    const bodies = textsOf(events)
    expect(bodies.flatMap(({ batch }) => batch?.events.map(({ id }) => id))).toEqual(
      events.map(({ id }) => id),
    )
    for (const { batch } of bodies) expect(batch?.events.length).toBeLessThanOrEqual(limits.eventsPerBatch)
  })

  it('counts bytes, not characters, and keeps every batch under the keepalive limit', () => {
    const events = Array.from({ length: 40 }, (_, at) => eventOf(at, { search_term: '靴'.repeat(1500) }))
    const bodies = textsOf(events)
    expect(bodies.length).toBeGreaterThan(3)
    expect(bodies.flatMap(({ batch }) => batch?.events)).toHaveLength(40)
    for (const { size } of bodies) expect(size).toBeLessThanOrEqual(keepaliveBytes)
  })

  it('seals an event that is too large by itself alone', () => {
    const bodies = textsOf([eventOf(1), eventOf(2, { search_term: 'x'.repeat(70_000) }), eventOf(3)])
    expect(bodies.map(({ batch }) => batch?.events.map(({ at }) => at))).toEqual([[1], [2], [3]])
  })

  it('leaves out the one event that JSON cannot hold, and says so', () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    const bad = { ...eventOf(2), params: JSON.parse('{}') }
    Object.assign(bad.params, circular)
    const bodies = textsOf([eventOf(1), bad, eventOf(3), eventOf(4)])
    expect(bodies.flatMap(({ batch }) => batch?.events.map(({ at }) => at) ?? [0])).toEqual([1, 0, 3, 4])
  })
})
