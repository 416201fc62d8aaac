import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { createEventCounts, imbalance } from '../../../../collector/events/event-counts.ts'
import { createLoader } from '../../../../collector/events/loader.ts'
import { encodeRecord } from '../../../../collector/events/record.ts'
import { segmentPath } from '../../../../collector/events/segment-file.ts'
import type { LoadResult, Segment } from '../../../../collector/stores/events.ts'
import { storedEvent, uuid } from '../../../support/stored-event.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

type Load = (segment: Segment) => Promise<LoadResult>
const all: Load = async ({ events }) => ({ stored: events, repeated: 0 })
const refuse: Load = () => Promise.reject(new Error('the store is down'))

/** A loader over a store that answers as told, and a clock that a test winds by hand. */
function newLoader(load: Load) {
  const folder = newTempFolder()
  const counts = createEventCounts()
  const loads: Segment[] = []
  const errors: string[] = []
  const retries: { retry: () => void; delayMs: number; isCancelled: boolean }[] = []
  const never = () => Promise.reject()
  const store = { load, query: never, keep: never, version: never, forEachRecent: never }
  const loader = createLoader({
    store: {
      ...store,
      close: () => Promise.reject(),
      load: (segment) => {
        loads.push({ ...segment })
        return load(segment)
      },
    },
    counts,
    later: (retry, delayMs) => {
      const timer = { retry, delayMs, isCancelled: false }
      retries.push(timer)
      return () => {
        timer.isCancelled = true
      }
    },
    onError: (_error, segment) => errors.push(segment.id),
  })

  /** A segment on disk, counted as received and waiting. */
  function segment(number: number, events = 2): Segment {
    const id = ulid(number * 1000)
    const path = segmentPath(folder, id)
    const records = Array.from({ length: events }, (_, at) =>
      encodeRecord(storedEvent({ id: uuid(number * 100 + at) })),
    )
    writeFileSync(path, records.join(''))
    counts.received += events
    counts.waiting += events
    return { id, path, events }
  }

  /** Lets the last timer ring, unless it was cancelled. */
  async function ring(): Promise<void> {
    const last = retries.at(-1)
    if (last && !last.isCancelled) last.retry()
    await loader.drain()
  }

  return { loader, counts, loads, errors, retries, segment, ring }
}

describe('loading', () => {
  it('carries segments over one after the other, in order, and removes each', async () => {
    let running = 0
    const { loader, counts, loads, segment } = newLoader(async (given) => {
      expect(++running).toBe(1)
      const result = await all(given)
      running--
      return result
    })
    const segments = [segment(1), segment(2), segment(3)]
    for (const one of segments) loader.add(one)
    await loader.drain()
    expect(loads.map(({ id }) => id)).toEqual(segments.map(({ id }) => id))
    expect(segments.filter(({ path }) => existsSync(path))).toEqual([])
    expect(counts).toMatchObject({ received: 6, stored: 6, waiting: 0 })
  })

  it('counts what the store knew already as repeated', async () => {
    const { loader, counts, segment } = newLoader(async () => ({ stored: 1, repeated: 1 }))
    loader.add(segment(1))
    await loader.drain()
    expect(counts).toMatchObject({ received: 2, stored: 1, repeated: 1, waiting: 0 })
  })

  it('says when the oldest that waits was opened', async () => {
    const { loader, segment } = newLoader(refuse)
    expect(loader.oldestWaiting()).toBeNull()
    loader.add(segment(1))
    loader.add(segment(2))
    expect(loader.oldestWaiting()).toBe(1000)
    await loader.drain()
    expect(loader.oldestWaiting()).toBe(1000)
  })
})

describe('a store that refuses', () => {
  it('is asked again later, later each time, and nothing is lost', async () => {
    let failures = 2
    const { loader, counts, segment, ring, retries } = newLoader((given) =>
      failures-- > 0 ? refuse(given) : all(given),
    )
    const waiting = segment(1)
    loader.add(waiting)
    await loader.drain()
    expect(existsSync(waiting.path)).toBe(true)
    expect(counts).toMatchObject({ received: 2, waiting: 2, stored: 0 })
    await ring()
    await ring()
    expect(retries.map(({ delayMs }) => delayMs)).toEqual([1000, 5000])
    expect(counts).toMatchObject({ received: 2, waiting: 0, stored: 2 })
  })

  it('is asked at most every 30 seconds however long it is down', async () => {
    const { loader, segment, ring, retries, errors } = newLoader(refuse)
    loader.add(segment(1))
    await loader.drain()
    for (let times = 0; times < 5; times++) await ring()
    expect(retries.map(({ delayMs }) => delayMs)).toEqual([1000, 5000, 30_000, 30_000, 30_000, 30_000])
    expect(errors).toHaveLength(6)
  })

  it('is asked at once when a new segment comes, and the timer is cancelled', async () => {
    let isDown = true
    const { loader, counts, segment, retries } = newLoader((given) => (isDown ? refuse(given) : all(given)))
    loader.add(segment(1))
    await loader.drain()
    isDown = false
    loader.add(segment(2))
    await loader.drain()
    expect(retries.map(({ isCancelled }) => isCancelled)).toEqual([true])
    expect(counts).toMatchObject({ stored: 4, waiting: 0 })
  })

  it('after three refusals of one segment lets the others pass, and trusts no mark when its turn comes', async () => {
    let poison = ''
    const { loader, counts, loads, segment, ring } = newLoader((given) =>
      given.id === poison ? refuse(given) : all(given),
    )
    const [bad, good] = [segment(1), segment(2)]
    poison = bad.id
    loader.add(bad)
    loader.add(good)
    await loader.drain()
    for (let times = 0; times < 3; times++) await ring()
    expect(counts).toMatchObject({ stored: 2, waiting: 2 })
    expect(existsSync(bad.path)).toBe(true)
    poison = ''
    await ring()
    expect(loads.at(-1)).toMatchObject({ id: bad.id, checkAll: true })
    expect(counts).toMatchObject({ stored: 4, waiting: 0 })
    expect(loads.find(({ id }) => id === good.id)?.checkAll).toBeUndefined()
  })

  it('goes on with what comes after, while the one that was refused rests', async () => {
    let poison = ''
    const { loader, counts, loads, segment, ring } = newLoader((given) =>
      given.id === poison ? refuse(given) : all(given),
    )
    const bad = segment(1)
    poison = bad.id
    loader.add(bad)
    await loader.drain()
    for (let times = 0; times < 2; times++) await ring()
    const tried = loads.length
    for (const number of [2, 3, 4]) loader.add(segment(number))
    await loader.drain()
    expect(counts).toMatchObject({ stored: 6, waiting: 2 })
    expect(loads.length).toBe(tried + 3)
  })

  it('counts what a vanished file held as damaged, and waits for it no more', async () => {
    const { loader, counts, segment } = newLoader(refuse)
    const lost = segment(1)
    rmSync(lost.path)
    loader.add(lost)
    await loader.drain()
    expect(counts).toMatchObject({ stored: 0, waiting: 0, refused: { damaged: 2 } })
    expect(loader.oldestWaiting()).toBeNull()
  })

  it('may have refused a damaged record: it is set aside and counted, the rest is stored', async () => {
    let isFirst = true
    const { loader, counts, segment, ring } = newLoader(async () => {
      if (!isFirst) return { stored: 1, repeated: 0 }
      isFirst = false
      throw new Error('malformed JSON')
    })
    const hurt = segment(1)
    writeFileSync(hurt.path, `${encodeRecord(storedEvent({ id: uuid(1) }))}{"crc":"00000000",half}\n`)
    loader.add(hurt)
    await loader.drain()
    await ring()
    expect(counts).toMatchObject({ received: 2, stored: 1, waiting: 0, refused: { damaged: 1 } })
    expect(imbalance(counts)).toBe(0)
  })
})

describe('the conservation line', () => {
  it('stays whole where a segment holds more than was answered', async () => {
    const { loader, counts, segment } = newLoader(async () => ({ stored: 2, repeated: 1 }))
    loader.add(segment(1, 2))
    await loader.drain()
    expect(counts).toMatchObject({ received: 3, stored: 2, repeated: 1, waiting: 0 })
    expect(imbalance(counts)).toBe(0)
  })

  it('names what is missing', () => {
    const counts = createEventCounts()
    expect(imbalance(counts)).toBe(0)
    Object.assign(counts, { received: 10, stored: 4, repeated: 1, waiting: 2 })
    counts.refused.bot = 1
    counts.refused.dnt = 1
    expect(imbalance(counts)).toBe(1)
  })
})

describe('stopping', () => {
  it('lets the segment under way finish, cancels the timer and loads no more', async () => {
    const { loader, loads, segment, ring, counts } = newLoader(all)
    loader.add(segment(1))
    loader.add(segment(2))
    await loader.stop()
    loader.add(segment(3))
    await ring()
    expect(loads).toHaveLength(1)
    expect(counts).toMatchObject({ stored: 2, waiting: 4 })
  })

  it('a timer that rings afterwards does nothing', async () => {
    const { loader, loads, segment, retries } = newLoader(refuse)
    loader.add(segment(1))
    await loader.drain()
    await loader.stop()
    retries.at(-1)?.retry()
    await loader.drain()
    expect(loads).toHaveLength(1)
  })
})
