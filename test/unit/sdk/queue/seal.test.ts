import { describe, expect, it } from 'vitest'
import type { Params } from '../../../../sdk/capture/make-event.ts'
import { limits } from '../../../../sdk/protocol/limits.ts'
import { createFakePage, everyPurpose, startOn, uuid } from '../fake-page.ts'

/** The batches that leave when these are called, one event each. */
function batchesOf(calls: (Params | undefined)[]) {
  const fake = createFakePage({ cookies: ['Popsell_consent=111'] })
  const candor = startOn(fake)
  for (const [at, params] of calls.entries())
    Reflect.apply(candor, undefined, ['event', `step_${at}`, params])
  fake.passSeconds(1)
  const names = fake.posted.map(({ batch }) => batch.events.map(({ name }) => name))
  return { fake, names }
}
const steps = (count: number, params?: Params) => Array.from({ length: count }, () => params)
const stepNames = (count: number) => steps(count).map((_, at) => `step_${at}`)

describe('a batch', () => {
  it('says once who, where and what is allowed, and leaves out what is undefined', () => {
    const fake = createFakePage({ cookies: ['Popsell_consent=111'], referrer: 'https://blog.example.com/' })
    const candor = startOn(fake)
    candor('page')
    candor('search', { search_term: 'boots' })
    fake.goTo('https://shop.example.com/find')
    candor('page')
    fake.passSeconds(1)
    const event = { id: expect.stringMatching(uuid), at: 1_795_294_000_000 }
    expect(fake.posted.map(({ batch }) => batch)).toStrictEqual([
      {
        sent_at: 1_795_294_001_000,
        consent: everyPurpose,
        visitor: fake.cookie('Popsell_visitor'),
        session: fake.cookie('Popsell_visit'),
        url: 'https://shop.example.com/',
        referrer: 'https://blog.example.com/',
        events: [
          { ...event, name: 'page_view' },
          { ...event, name: 'search', params: { search_term: 'boots' } },
          { ...event, name: 'page_view', url: 'https://shop.example.com/find' },
        ],
      },
    ])
  })

  it.each([1, 50, 51, 100])('of %i events: each once, in order, at most 50 together', (count) => {
    const { names } = batchesOf(steps(count))
    expect(names.flat()).toEqual(stepNames(count))
    for (const { length } of names) expect(length).toBeLessThanOrEqual(limits.eventsPerBatch)
  })

  it('is sealed by its characters, so that every body is under the wire’s limit', () => {
    const { fake, names } = batchesOf(steps(40, { text: '靴'.repeat(1500) }))
    expect(names.flat()).toEqual(stepNames(40))
    expect(names.length).toBeGreaterThan(3)
    for (const { body } of fake.posted) {
      expect(body.length).toBeLessThanOrEqual(limits.batchCharacters + 40)
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limits.batchBytes)
    }
  })

  it('has an event that is too large by itself alone', () => {
    const { names } = batchesOf([undefined, { text: 'x'.repeat(70_000) }, undefined])
    expect(names).toEqual([['step_0'], ['step_1'], ['step_2']])
  })

  it('leaves out the one event that JSON cannot hold, and says so', () => {
    const circular = JSON.parse('{}')
    circular.self = circular
    const { fake, names } = batchesOf([undefined, circular, undefined, undefined])
    expect(names.flat()).toEqual(['step_0', 'step_2', 'step_3'])
    expect(fake.warnings).toEqual([['candor', 'failed', undefined]])
  })
})
