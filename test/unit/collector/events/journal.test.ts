import { readdir, readFile } from 'node:fs/promises'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { createJournal, type JournalOptions } from '../../../../collector/events/journal.ts'
import { createSegmentFile, type SegmentFile } from '../../../../collector/events/segment-file.ts'
import type { Segment } from '../../../../collector/stores/events.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

function newJournal(options: Partial<JournalOptions> = {}) {
  const clock = { now: 1000 }
  const segments: Segment[] = []
  const errors: unknown[] = []
  const folder = newTempFolder()
  let number = 1
  const journal = createJournal({
    folder,
    now: () => clock.now,
    newId: () => ulid(number++),
    onSegment: (segment) => segments.push(segment),
    onStorageError: (error) => errors.push(error),
    ...options,
  })
  const textOf = async (segment: Segment | undefined) => readFile(segment?.path ?? '', 'utf8')
  return { journal, clock, segments, errors, folder, textOf }
}

/** Real files, of which the append numbered `failing` (from 1) is refused. */
function brokenDisk(failing: number) {
  let appends = 0
  return async (folder: string, id: string): Promise<SegmentFile> => {
    const file = await createSegmentFile(folder, id)
    const { append } = file
    file.append = async (bytes, events) => {
      appends++
      if (appends === failing) throw new Error('EIO')
      return append(bytes, events)
    }
    return file
  }
}

describe('appending', () => {
  it('acknowledges only what stands in the file', async () => {
    const { journal, folder } = newJournal()
    expect(await journal.append('one\n', 1)).toEqual({ ok: true })
    const [name = ''] = await readdir(folder)
    expect(await readFile(`${folder}/${name}`, 'utf8')).toBe('one\n')
    await journal.close()
  })

  it('puts appends of the same moment into one write', async () => {
    let writes = 0
    const counting = async (folder: string, id: string) => {
      const file = await createSegmentFile(folder, id)
      const { append } = file
      file.append = (bytes, events) => {
        writes++
        return append(bytes, events)
      }
      return file
    }
    const { journal, segments, textOf } = newJournal({ createFile: counting })
    const records = Array.from({ length: 100 }, (_, index) => `${index}\n`)
    await Promise.all(records.map((record) => journal.append(record, 1)))
    await journal.close()
    // The first goes alone; those that came while it was written go together.
    expect(writes).toBeLessThanOrEqual(2)
    expect(await textOf(segments[0])).toBe(records.join(''))
    expect(segments).toMatchObject([{ events: 100 }])
  })

  it('turns away what would wait beyond the limit, and takes again once it is written', async () => {
    const { journal } = newJournal({ waitingBytes: 10 })
    const first = journal.append('1\n', 1)
    const second = journal.append('x'.repeat(11), 1)
    expect(await journal.append('3\n', 1)).toEqual({ ok: false, reason: 'overloaded' })
    expect([await first, await second]).toEqual([{ ok: true }, { ok: true }])
    expect(await journal.append('4\n', 1)).toEqual({ ok: true })
    await journal.close()
  })
})

describe('segments', () => {
  it('are handed on when they reach their size', async () => {
    const { journal, segments, textOf } = newJournal({ segmentBytes: 8 })
    await journal.append('12345\n', 1)
    expect(segments).toEqual([])
    await journal.append('678\n', 2)
    await journal.append('9\n', 1)
    expect(segments).toMatchObject([{ events: 3 }])
    expect(await textOf(segments[0])).toBe('12345\n678\n')
    await journal.close()
    expect(segments).toMatchObject([{ events: 3 }, { events: 1 }])
  })

  it('are handed on by the timer once they are old enough', async () => {
    const { journal, segments, clock } = newJournal({ segmentMs: 1000 })
    await journal.append('1\n', 1)
    clock.now += 999
    await journal.rotate()
    expect(segments).toEqual([])
    clock.now += 1
    await journal.rotate()
    expect(segments).toMatchObject([{ events: 1 }])
    await journal.rotate()
    expect(segments).toHaveLength(1)
  })

  it('are handed on at the next append when no timer came', async () => {
    const { journal, segments, clock } = newJournal()
    await journal.append('1\n', 1)
    clock.now += 5000
    await journal.append('2\n', 1)
    expect(segments).toMatchObject([{ events: 2 }])
    await journal.close()
  })

  it('keep their order when one is rotated while the next is filled', async () => {
    const { journal, segments, clock } = newJournal({ segmentBytes: 4 })
    await journal.append('1\n', 1)
    clock.now += 5000
    const rotated = journal.rotate()
    const appended = journal.append('12345\n', 1)
    await Promise.all([rotated, appended])
    await journal.close()
    const ids = segments.map(({ id }) => id)
    expect(ids).toHaveLength(2)
    expect(ids).toEqual([...ids].sort())
  })

  it('without an event leave no file behind', async () => {
    const { journal, segments, folder } = newJournal()
    expect(await journal.append('', 0)).toEqual({ ok: true })
    await journal.close()
    expect(segments).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('say since when the one being written is open', async () => {
    const { journal, clock } = newJournal()
    expect(journal.openSince()).toBeNull()
    await journal.append('1\n', 1)
    clock.now += 10
    expect(journal.openSince()).toBe(1000)
    await journal.close()
    expect(journal.openSince()).toBeNull()
  })
})

describe('a disk that refuses', () => {
  it('is never tried again with the same bytes: the group is answered, the segment closed, the next one opened', async () => {
    const { journal, segments, errors, textOf } = newJournal({ createFile: brokenDisk(2) })
    expect(await journal.append('1\n', 1)).toEqual({ ok: true })
    expect(await journal.append('2\n', 1)).toEqual({ ok: false, reason: 'storage' })
    expect(segments).toMatchObject([{ events: 1 }])
    expect(await journal.append('3\n', 1)).toEqual({ ok: true })
    await journal.close()
    expect(errors).toEqual([new Error('EIO')])
    expect(await Promise.all(segments.map(textOf))).toEqual(['1\n', '3\n'])
  })

  it('answers everybody of the group', async () => {
    const { journal } = newJournal({ createFile: brokenDisk(2) })
    const answers = await Promise.all([1, 2, 3].map((number) => journal.append(`${number}\n`, 1)))
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false])
    await journal.close()
  })

  it('leaves no file where nothing of it was acknowledged', async () => {
    const { journal, segments, folder } = newJournal({ createFile: brokenDisk(1) })
    expect(await journal.append('1\n', 1)).toEqual({ ok: false, reason: 'storage' })
    expect(segments).toEqual([])
    expect(await readdir(folder)).toEqual([])
    await journal.close()
  })

  it('may refuse the file itself', async () => {
    const { journal, errors } = newJournal({ createFile: () => Promise.reject(new Error('ENOSPC')) })
    expect(await journal.append('1\n', 1)).toEqual({ ok: false, reason: 'storage' })
    expect(errors).toHaveLength(1)
    await journal.close()
  })
})

describe('closing', () => {
  it('finishes what was appended, and takes nothing more', async () => {
    const { journal, segments } = newJournal()
    const appended = journal.append('1\n', 1)
    await journal.close()
    expect(await appended).toEqual({ ok: true })
    expect(segments).toMatchObject([{ events: 1 }])
    expect(await journal.append('2\n', 1)).toEqual({ ok: false, reason: 'closing' })
  })

  it('waits for a segment that the timer is closing', async () => {
    const { journal, segments, clock } = newJournal()
    await journal.append('1\n', 1)
    clock.now += 5000
    const rotated = journal.rotate()
    await journal.close()
    expect(segments).toHaveLength(1)
    await rotated
  })
})

describe('a crowd of appends', () => {
  it('is written in portions, so that a segment stays small enough to be loaded at once', async () => {
    const { journal, segments } = newJournal({ segmentBytes: 2_000_000 })
    const record = `${'x'.repeat(99_999)}\n`
    const answers = await Promise.all(Array.from({ length: 100 }, () => journal.append(record, 1)))
    await journal.close()
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(segments.reduce((sum, { events }) => sum + events, 0)).toBe(100)
    expect(Math.max(...segments.map(({ events }) => events))).toBeLessThanOrEqual(31)
  })
})

describe('a cut', () => {
  it('closes the segment being written whatever its age, and hands it on before it is done', async () => {
    const { journal, segments, textOf } = newJournal()
    await journal.append('one\n', 1)
    await journal.cut()
    expect(await textOf(segments[0])).toBe('one\n')
    await journal.append('two\n', 1)
    await journal.close()
    expect(await textOf(segments[1])).toBe('two\n')
  })

  it('comes between appends that never pause', async () => {
    const { journal, segments, textOf } = newJournal()
    let isCut = false
    const first = journal.append('first\n', 1)
    const more = (async () => {
      while (!isCut) await Promise.all([journal.append('more\n', 1), journal.append('more\n', 1)])
    })()
    await first
    await journal.cut()
    isCut = true
    expect(await textOf(segments[0])).toContain('first\n')
    await more
    await journal.close()
  })

  it('is done at once where nothing is written', async () => {
    const { journal, segments } = newJournal()
    await Promise.all([journal.cut(), journal.cut()])
    expect(segments).toEqual([])
    await journal.close()
  })
})
