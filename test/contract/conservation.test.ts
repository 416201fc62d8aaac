import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { expect, it } from 'vitest'
import { encodeRecord } from '../../collector/events/record.ts'
import { limits } from '../../sdk/protocol/limits.ts'
import { type RefusalReason, refusalReasons } from '../../sdk/protocol/refusals.ts'
import type { Conservation } from '../support/conservation.ts'
import { startTestCollector, type TestCollector } from '../support/start-test-collector.ts'
import { storedEvent, uuid } from '../support/stored-event.ts'
import { newTempFolder } from '../support/temp-folder.ts'
import { noon, wireBatch, wireEvent } from '../support/wire-batch.ts'

type Send = TestCollector['send']
const one = (fields: Record<string, unknown>) => wireBatch({ events: [wireEvent(fields)] })
const tooOld = noon - limits.eventAgeDays * 86_400_000 - 1
const noConsent = { analytics: false, attribution: false, personalisation: false }

/** One event refused for each reason that a request can bring about. */
const drivers: Record<Exclude<RefusalReason, 'damaged'>, (send: Send) => Promise<Response>> = {
  invalid_event: (send) => send(wireBatch({ events: ['no event'] })),
  invalid_id: (send) => send(one({ id: '1' })),
  invalid_name: (send) => send(one({ name: 'Not A Name' })),
  invalid_time: (send) => send(one({ at: 'today' })),
  too_old: (send) => send(one({ at: tooOld })),
  invalid_url: (send) => send(one({ url: 'about:blank' })),
  invalid_params: (send) => send(one({ name: 'search', params: {} })),
  dnt: (send) => send(one({}), { dnt: '1' }),
  gpc: (send) => send(one({}), { 'sec-gpc': '1' }),
  no_consent: (send) => send(wireBatch({ consent: noConsent })),
  bot: (send) => send(one({}), { 'user-agent': 'Googlebot/2.1' }),
}

/** What must be on the line, in full. */
const line = (fields: Partial<Conservation>) => ({
  received: 0,
  stored: 0,
  repeated: 0,
  refused: {},
  waiting: 0,
  imbalance: 0,
  batchesRefused: {},
  ...fields,
})

/** A folder whose journal holds one whole, one damaged and one torn record. */
function folderWithDamage(): string {
  const folder = newTempFolder()
  const journal = join(folder, 'data', 'journal')
  mkdirSync(journal, { recursive: true })
  const record = (number: number) =>
    encodeRecord(storedEvent({ id: uuid(number), brand: 'acme', time: noon }))
  const damaged = record(2).replace('phone', 'phony')
  writeFileSync(join(journal, `${ulid(noon)}.ndjson`), record(1) + damaged + record(3).slice(0, 40))
  return folder
}

it('received = stored + repeated + refused + waiting, after every reason of the closed list', async () => {
  const collector = await startTestCollector({ folder: folderWithDamage() })
  collector.addBrand()
  await collector.loaded()
  const refused: Record<string, number> = { damaged: 1 }
  expect(await collector.metrics()).toEqual(line({ received: 2, stored: 1, refused }))
  for (const [reason, drive] of Object.entries(drivers)) {
    const answer = await (await drive(collector.send)).json()
    expect([answer.accepted, answer.refused[0]?.reason]).toEqual([0, reason])
    refused[reason] = 1
    const received = 1 + Object.keys(refused).length
    expect(await collector.metrics()).toEqual(line({ received, stored: 1, refused }))
  }
  expect(Object.keys(refused).sort()).toEqual(Object.keys(refusalReasons).sort())
})

it('stays whole through waiting, loading, repeats and orders that come again', async () => {
  const collector = await startTestCollector()
  collector.addBrand()
  const { send, metrics, loaded } = collector
  const order = (number: number) =>
    wireEvent({ id: uuid(number), name: 'purchase', params: { transaction_id: 'T1', value: 1 } })

  await send(wireBatch({ events: [wireEvent(), wireEvent({ id: uuid(2) })] }))
  expect(await metrics()).toEqual(line({ received: 2, waiting: 2 }))
  await loaded()
  expect(await metrics()).toEqual(line({ received: 2, stored: 2 }))

  await send(wireBatch({ events: [wireEvent(), wireEvent({ id: uuid(3) }), wireEvent({ id: uuid(3) })] }))
  expect(await metrics()).toEqual(line({ received: 5, stored: 2, waiting: 3 }))
  await loaded()
  expect(await metrics()).toEqual(line({ received: 5, stored: 3, repeated: 2 }))

  await send(wireBatch({ events: [order(10), order(11)] }))
  await loaded()
  await send(wireBatch({ events: [order(12), 'no event'] }))
  await loaded()
  expect(await metrics()).toEqual(
    line({ received: 9, stored: 4, repeated: 4, refused: { invalid_event: 1 } }),
  )
})

it('counts no event of a batch that is turned away whole, but the batch, by its code', async () => {
  const collector = await startTestCollector()
  collector.addBrand()
  await collector.send('{')
  await collector.send(wireBatch(), { origin: 'https://evil.example' })
  await collector.send(wireBatch(), {}, 'nobody')
  expect(await collector.metrics()).toEqual(
    line({ batchesRefused: { not_json: 1, origin_not_allowed: 1, no_such_brand: 1 } }),
  )
})

it('begins anew at a restart with what waits in the journal, and what was answered is there once', async () => {
  const first = await startTestCollector()
  first.addBrand()
  await first.send(wireBatch())
  await first.loaded()
  await first.send(wireBatch({ events: [wireEvent({ id: uuid(2) })] }))
  await first.stop()
  const second = await startTestCollector({ folder: first.folder })
  expect(await second.metrics()).toEqual(line({}))
  await second.send(
    wireBatch({ events: [wireEvent(), wireEvent({ id: uuid(2) }), wireEvent({ id: uuid(3) })] }),
  )
  await second.loaded()
  expect(await second.metrics()).toEqual(line({ received: 3, stored: 1, repeated: 2 }))
  const ids = (await second.storedRows('id')).map(({ id }) => id)
  expect(ids.sort()).toEqual([uuid(1), uuid(2), uuid(3)])
})

it('drains on stopping: nothing is left in the journal', async () => {
  const collector = await startTestCollector()
  collector.addBrand()
  await collector.send(wireBatch())
  await collector.stop()
  expect(readdirSync(join(collector.environment.dataFolder, 'journal'))).toEqual([])
})

it('keeps the damaged record aside, with the same bytes', async () => {
  const folder = folderWithDamage()
  const collector = await startTestCollector({ folder })
  const aside = join(folder, 'data', 'journal', 'damaged')
  const [name = ''] = readdirSync(aside)
  expect(readFileSync(join(aside, name), 'utf8')).toContain('phony')
  expect(collector.logged.join()).toContain('damaged records were set aside')
})

it('is never seen out of balance while batches come and segments are loaded', async () => {
  const collector = await startTestCollector()
  collector.addBrand()
  const seen: number[] = []
  for (let round = 0; round < 10; round++) {
    const sending = Array.from({ length: 10 }, (_, at) =>
      collector.send(wireBatch({ events: [wireEvent({ id: uuid(round * 5 + at) })] })),
    )
    collector.clock.now += 1001
    seen.push((await collector.metrics()).imbalance)
    await Promise.all(sending)
    seen.push((await collector.metrics()).imbalance)
  }
  await collector.loaded()
  expect(new Set(seen)).toEqual(new Set([0]))
  expect(await collector.metrics()).toMatchObject({ received: 100, stored: 55, repeated: 45 })
})
