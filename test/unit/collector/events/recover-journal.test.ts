import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { encodeRecord } from '../../../../collector/events/record.ts'
import { recoverJournal, verifySegment } from '../../../../collector/events/recover-journal.ts'
import { segmentPath } from '../../../../collector/events/segment-file.ts'
import { storedEvent, uuid } from '../../../support/stored-event.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

const record = (number: number) => encodeRecord(storedEvent({ id: uuid(number), search_term: 'Bär 🥾' }))
const records = (...numbers: number[]) => numbers.map(record).join('')

/** Segments as the last run left them, oldest first. */
function journalOf(...contents: (string | Buffer)[]) {
  const folder = newTempFolder()
  const ids = contents.map((content, index) => {
    const id = ulid(index + 1)
    writeFileSync(segmentPath(folder, id), content)
    return id
  })
  const textOf = (index: number) => readFileSync(segmentPath(folder, ids[index] ?? ''), 'utf8')
  return { folder, ids, textOf }
}

async function recover(folder: string) {
  const seen: string[] = []
  const recovered = await recoverJournal(folder, ({ id }) => seen.push(id))
  return { ...recovered, seen, events: recovered.segments.map(({ events }) => events) }
}

describe('what is whole', () => {
  it('comes back as it is, oldest segment first, each record shown once', async () => {
    const { folder, ids, textOf } = journalOf(records(1, 2), records(3))
    const recovered = await recover(folder)
    expect(recovered).toMatchObject({ events: [2, 1], tornTails: 0, damagedRecords: 0 })
    expect(recovered.segments.map(({ id }) => id)).toEqual(ids)
    expect(recovered.seen).toEqual([uuid(1), uuid(2), uuid(3)])
    expect(textOf(0)).toBe(records(1, 2))
  })

  it('may be nothing: a new folder is made, an empty file holds no events', async () => {
    const folder = join(newTempFolder(), 'journal')
    expect(await recover(folder)).toMatchObject({ segments: [], tornTails: 0 })
    expect(await readdir(folder)).toEqual([])
    expect(await recover(journalOf('').folder)).toMatchObject({ events: [0], damagedRecords: 0 })
  })

  it('is told from files that are no segments', async () => {
    const { folder } = journalOf(records(1))
    writeFileSync(join(folder, `${ulid()}.ndjson.new`), 'half a rewrite')
    mkdirSync(join(folder, 'damaged'))
    expect(await recover(folder)).toMatchObject({ events: [1] })
  })
})

describe('a torn tail', () => {
  it('is cut wherever the power went', async () => {
    const whole = Buffer.from(record(1))
    const next = Buffer.from(record(2))
    for (const length of [1, 9, 100, next.length - 1]) {
      const { folder, textOf } = journalOf(Buffer.concat([whole, next.subarray(0, length)]))
      expect(await recover(folder)).toMatchObject({ events: [1], tornTails: 1, damagedRecords: 0 })
      expect(textOf(0)).toBe(record(1))
    }
  })

  it('is cut once: the next start finds nothing to mend', async () => {
    const { folder } = journalOf(record(1) + record(2).slice(0, 50))
    await recover(folder)
    expect(await recover(folder)).toMatchObject({ events: [1], tornTails: 0 })
  })
})

describe('a damaged record', () => {
  const flipped = (text: string, at: number) => {
    const bytes = Buffer.from(text)
    bytes[at] = (bytes[at] ?? 0) ^ 4
    return bytes
  }

  it('is set aside, and the others stay', async () => {
    const { folder, ids, textOf } = journalOf(flipped(records(1, 2, 3), record(1).length + 60))
    const recovered = await recover(folder)
    expect(recovered).toMatchObject({ events: [2], damagedRecords: 1, tornTails: 0 })
    expect(recovered.seen).toEqual([uuid(1), uuid(3)])
    expect(textOf(0)).toBe(records(1, 3))
    const aside = readFileSync(segmentPath(join(folder, 'damaged'), ids[0] ?? ''), 'utf8')
    expect(aside.split('\n')).toHaveLength(2)
  })

  it('is known wherever the bit flipped', async () => {
    const length = Buffer.byteLength(record(1))
    for (const at of [0, 7, 10, 16, 17, 40, length - 2]) {
      const { folder } = journalOf(flipped(records(1, 2), at))
      expect(await recover(folder)).toMatchObject({ events: [1], damagedRecords: 1 })
    }
  })

  it('is known when it is no UTF-8 any more, and when it is zeros', async () => {
    const bytes = Buffer.from(records(1, 2))
    bytes[60] = 0xff
    expect(await recover(journalOf(bytes).folder)).toMatchObject({ events: [1], damagedRecords: 1 })
    const zeros = Buffer.concat([Buffer.alloc(512), Buffer.from(`\n${record(2)}`)])
    expect(await recover(journalOf(zeros).folder)).toMatchObject({ events: [1], damagedRecords: 1 })
  })

  it('is not forgotten when another of its segment is damaged later', async () => {
    const { folder, ids } = journalOf(flipped(records(1, 2), 60))
    const [id = ''] = ids
    await recover(folder)
    writeFileSync(segmentPath(folder, id), flipped(record(2), 60))
    const again = await verifySegment(folder, id)
    expect(again).toMatchObject({ damagedRecords: 1, segment: { events: 0 } })
    const aside = readFileSync(segmentPath(join(folder, 'damaged'), id), 'utf8')
    expect(aside.trimEnd().split('\n')).toHaveLength(2)
  })
})
