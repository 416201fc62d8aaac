import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { monotonicFactory } from 'ulid'
import { expect, it } from 'vitest'
import { createJournal } from '../../collector/events/journal.ts'
import { createSegmentFile, type SegmentFile } from '../../collector/events/segment-file.ts'
import type { Segment } from '../../collector/stores/events.ts'
import { newTempFolder } from '../support/temp-folder.ts'

/** What happens to a journal, in order. */
const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('append' as const), events: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rotate' as const), waitMs: fc.constantFrom(0, 2000) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
)

/** Real files whose appends are refused where the list says so. */
function unreliableDisk(refusals: readonly boolean[]) {
  let appends = 0
  return async (folder: string, id: string): Promise<SegmentFile> => {
    const file = await createSegmentFile(folder, id)
    const { append } = file
    file.append = async (bytes, events) => {
      if (refusals[appends++ % refusals.length]) throw new Error('EIO')
      return append(bytes, events)
    }
    return file
  }
}

it('what was acknowledged stands in the segments once and in order, and nothing else, whatever the disk refuses', async () => {
  const folder = newTempFolder()
  const refusals = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }).map((list) => [...list, false])
  const property = fc.asyncProperty(fc.array(deed, { maxLength: 25 }), refusals, async (deeds, refused) => {
    const clock = { now: 1000 }
    const segments: Segment[] = []
    const newId = monotonicFactory()
    const journal = createJournal({
      folder,
      now: () => clock.now,
      newId: () => newId(),
      onSegment: (segment) => segments.push(segment),
      onStorageError: () => {},
      segmentBytes: 12,
      createFile: unreliableDisk(refused),
    })
    const answers: Promise<{ record: string; events: number; ok: boolean }>[] = []
    for (const one of deeds) {
      if (one.kind === 'append') {
        const record = `${answers.length}\n`
        answers.push(
          journal.append(record, one.events).then(({ ok }) => ({ record, events: one.events, ok })),
        )
      } else if (one.kind === 'rotate') {
        clock.now += one.waitMs
        void journal.rotate()
      } else await Promise.all(answers)
    }
    await journal.close()
    const acknowledged = (await Promise.all(answers)).filter(({ ok }) => ok)
    const texts = await Promise.all(segments.map(({ path }) => readFile(path, 'utf8')))
    expect(texts.join('')).toBe(acknowledged.map(({ record }) => record).join(''))
    const sum = (list: { events: number }[]) => list.reduce((total, { events }) => total + events, 0)
    expect(sum(segments)).toBe(sum(acknowledged))
    const ids = segments.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort())
  })
  await fc.assert(property, { numRuns: 60 })
})
