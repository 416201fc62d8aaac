import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { limits } from '../../sdk/protocol/limits.ts'
import { startTestCollector } from '../support/start-test-collector.ts'
import { uuid } from '../support/stored-event.ts'
import { bytesOf, noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

async function startShop(settings = {}) {
  const collector = await startTestCollector()
  collector.addBrand('acme', settings)
  return collector
}

describe('202', () => {
  it('says how many were accepted, and each refused event with its reason and place', async () => {
    const { send } = await startShop()
    const events = [wireEvent(), wireEvent({ id: uuid(2), name: '!' }), wireEvent({ id: uuid(3) })]
    const answer = await send(wireBatch({ events }))
    expect(answer.status).toBe(202)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await answer.json()).toEqual({
      accepted: 2,
      refused: [{ id: uuid(2), reason: 'invalid_name', path: 'events[1].name' }],
    })
  })

  it('comes only after the events are on disk', async () => {
    const collector = await startShop()
    await collector.send(wireBatch())
    expect((await collector.metrics()).waiting).toBe(1)
    const journal = join(collector.environment.dataFolder, 'journal')
    const [segment = ''] = await readdir(journal)
    expect(await readFile(join(journal, segment), 'utf8')).toContain(uuid(1))
  })

  it('is given to a batch of 50 events of which one at a time is wrong in every way', async () => {
    const { send } = await startShop()
    const wrong = [null, [], 'text', { id: uuid(9) }, wireEvent({ at: 0 }), wireEvent({ params: 7 })]
    for (const [at, bad] of wrong.entries()) {
      const events: unknown[] = Array.from({ length: limits.eventsPerBatch }, (_, index) =>
        wireEvent({ id: uuid(100 * (at + 1) + index) }),
      )
      events[at] = bad
      const { accepted, refused } = await (await send(wireBatch({ events }))).json()
      expect([accepted, refused.length]).toEqual([limits.eventsPerBatch - 1, 1])
      expect(refused[0].path).toContain(`events[${at}]`)
    }
  })

  it('is given to numbers as text, which are stored as the same numbers', async () => {
    const collector = await startShop()
    const order = (id: number, transaction_id: string, value: unknown, quantity: unknown) =>
      wireEvent({
        id: uuid(id),
        name: 'purchase',
        params: { transaction_id, value, items: [{ item_id: 'A', price: value, quantity }] },
      })
    const events = [order(1, 'T1', 29.95, 2), order(2, 'T2', '29.95', '2'), order(3, 'T3', '29,95', '2')]
    expect(await (await collector.send(wireBatch({ events }))).json()).toEqual({
      accepted: 2,
      refused: [{ id: uuid(3), reason: 'invalid_params', path: 'events[2].params.value' }],
    })
    await collector.loaded()
    const columns = 'value_minor, items[1].price_minor as price, items[1].quantity as quantity'
    const [number, text] = await collector.storedRows(columns)
    expect(text).toEqual(number)
    expect(Object.values(text ?? {}).map(Number)).toEqual([2995, 2995, 2])
  })

  it('is given to an address that is too long, of which host and path are stored', async () => {
    const collector = await startShop()
    const url = `https://shop.example.com/boots?fbclid=${'a'.repeat(limits.urlLength)}`
    const referrer = `https://news.example/${'a'.repeat(limits.urlLength)}`
    expect(
      await (await collector.send(wireBatch({ events: [wireEvent({ url, referrer })] }))).json(),
    ).toEqual({
      accepted: 1,
      refused: [],
    })
    await collector.loaded()
    expect(await collector.storedRows('host, path, referrer_host')).toEqual([
      { host: 'shop.example.com', path: '/boots', referrer_host: 'news.example' },
    ])
  })

  it('is given to a visitor and a session of any 36 hexadecimal digits and dashes', async () => {
    const { send } = await startShop()
    const id = 'abcdef0123456789-abcdef0123456789---'
    const answer = await send(wireBatch({ visitor: id, session: id }))
    expect(await answer.json()).toEqual({ accepted: 1, refused: [] })
  })

  it('is given to gzip too', async () => {
    const { send } = await startShop()
    const answer = await send(gzipSync(bytesOf(wireBatch())), { 'content-encoding': 'gzip' })
    expect(await answer.json()).toEqual({ accepted: 1, refused: [] })
  })

  it('is given to JSON by any name, and to a server that sends no Origin', async () => {
    const { base } = await startShop()
    const answer = await fetch(`${base}/e/acme`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 Firefox/140.0' },
      body: JSON.stringify(wireBatch()),
    })
    expect(answer.status).toBe(202)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('time', () => {
  it('of an event is corrected by the clock of who sent it', async () => {
    const collector = await startShop()
    const wrongBy = 5 * 365 * 86_400_000
    await collector.send(
      wireBatch({ sent_at: noon - wrongBy, events: [wireEvent({ at: noon - wrongBy - 7000 })] }),
    )
    await collector.loaded()
    expect(await collector.storedRows('time, received')).toEqual([{ time: noon - 7000, received: noon }])
  })

  it('too long ago is refused', async () => {
    const { send } = await startShop()
    const event = wireEvent({ at: noon - (limits.eventAgeDays * 86_400_000 + 1) })
    expect(await (await send(wireBatch({ events: [event] }))).json()).toMatchObject({
      accepted: 0,
      refused: [{ id: uuid(1), reason: 'too_old' }],
    })
  })
})
