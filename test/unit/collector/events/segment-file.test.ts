import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import {
  createSegmentFile,
  type SegmentHandle,
  segmentIdOf,
  segmentPath,
} from '../../../../collector/events/segment-file.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

const bytes = (text: string) => Buffer.from(text)

/** Opens the real file; the methods given stand in for its own. */
const openWith = (fake: (real: SegmentHandle) => Partial<SegmentHandle>) => async (path: string) => {
  const real = await open(path, 'wx')
  const own: SegmentHandle = {
    write: real.write.bind(real),
    datasync: () => real.datasync(),
    truncate: (length) => real.truncate(length),
    close: () => real.close(),
  }
  return { ...own, ...fake(own) }
}

const refuse = () => Promise.reject(new Error('no space left'))

describe('names', () => {
  it('lead from an ID to a path and back', () => {
    const id = ulid()
    expect(segmentPath('folder', id)).toBe(join('folder', `${id}.ndjson`))
    expect(segmentIdOf(`${id}.ndjson`)).toBe(id)
  })

  it.each([['damaged'], ['note.ndjson'], [`${ulid()}.ndjson.new`], [`${ulid()}`], [`${ulid()}x.ndjson`]])(
    '%s is no segment',
    (name) => expect(segmentIdOf(name)).toBeNull(),
  )
})

describe('a segment file', () => {
  it('appends, and counts what is on disk', async () => {
    const file = await createSegmentFile(newTempFolder(), ulid())
    await file.append(bytes('one\n'), 1)
    await file.append(bytes('two\nthree\n'), 2)
    expect([file.durableBytes, file.events]).toEqual([14, 3])
    expect(await readFile(file.path, 'utf8')).toBe('one\ntwo\nthree\n')
    await file.close()
  })

  it('is readable by its owner only', async () => {
    const file = await createSegmentFile(newTempFolder(), ulid())
    expect((await stat(file.path)).mode & 0o777).toBe(0o600)
    await file.close()
  })

  it('never writes over a file that is there', async () => {
    const [folder, id] = [newTempFolder(), ulid()]
    await (await createSegmentFile(folder, id)).close()
    await expect(createSegmentFile(folder, id)).rejects.toThrow(/EEXIST/)
  })

  it('writes on where the disk took only a part', async () => {
    let most = 1
    const short = openWith(({ write }) => ({
      write: ((data: Uint8Array, from: number) =>
        write(data, from, Math.min(most++, data.byteLength - from))) as SegmentHandle['write'],
    }))
    const file = await createSegmentFile(newTempFolder(), ulid(), short)
    await file.append(bytes('a long record\n'), 1)
    expect(await readFile(file.path, 'utf8')).toBe('a long record\n')
    await file.close()
  })

  it('cuts off what was written but not made durable', async () => {
    let isBroken = false
    const brokenSync = openWith(({ datasync }) => ({ datasync: () => (isBroken ? refuse() : datasync()) }))
    const file = await createSegmentFile(newTempFolder(), ulid(), brokenSync)
    await file.append(bytes('kept\n'), 1)
    isBroken = true
    await expect(file.append(bytes('lost\n'), 1)).rejects.toThrow('no space left')
    expect([file.durableBytes, file.events]).toEqual([5, 1])
    expect(await readFile(file.path, 'utf8')).toBe('kept\n')
    await file.close()
  })

  it('says what the disk said, also where cutting fails too', async () => {
    const broken = openWith(() => ({
      datasync: refuse,
      truncate: () => Promise.reject(new Error('read-only')),
    }))
    const file = await createSegmentFile(newTempFolder(), ulid(), broken)
    await expect(file.append(bytes('lost\n'), 1)).rejects.toThrow('no space left')
    await file.close()
  })

  it('closes what it opened where the folder cannot be synced', async () => {
    let closed = 0
    const handle: SegmentHandle = {
      write: refuse,
      datasync: refuse,
      truncate: refuse,
      close: async () => void closed++,
    }
    const missing = join(newTempFolder(), 'missing')
    await expect(createSegmentFile(missing, ulid(), async () => handle)).rejects.toThrow(/ENOENT/)
    expect(closed).toBe(1)
  })
})
