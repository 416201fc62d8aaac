// A journal that the disk or the power cut has damaged: what is whole is loaded, the rest is set aside and counted.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pageView, send } from './batches.ts'
import { type Folder, newFolder, startCollector } from './collector-process.ts'
import { imbalance, untilLoaded } from './counts.ts'
import { readStored } from './stored-events.ts'

/** A folder whose last life left this many acknowledged events in one unloaded segment, with the records' lines. */
async function killedWithUnloaded(count: number): Promise<{ folder: Folder; lines: string[] }> {
  const folder = await newFolder()
  const collector = await startCollector(folder)
  const { status } = await send(
    collector,
    Array.from({ length: count }, () => pageView()),
  )
  await collector.end('SIGKILL')
  expect(status).toBe(202)
  const [segment] = readdirSync(folder.journal)
  // A busy machine may have let the segment grow old and be loaded before the kill: then once more.
  if (!segment?.endsWith('.ndjson')) return killedWithUnloaded(count)
  const lines = readFileSync(join(folder.journal, segment), 'latin1').split('\n').slice(0, count)
  writeFileSync(join(folder.journal, segment), '')
  return { folder, lines }
}

const idOf = (line: string): string => JSON.parse(line).id

/** Puts a segment into the journal; `order` is its place among the others. */
function writeSegment({ journal }: Folder, order: number, bytes: string): string {
  const name = `01ARZ3NDEKTSV4RRFFQ69G5FA${order}.ndjson`
  writeFileSync(join(journal, name), bytes, 'latin1')
  return name
}

/** Starts once more, waits until all is loaded, and ends. */
async function loadAll(folder: Folder) {
  const collector = await startCollector(folder)
  const counts = await untilLoaded(collector)
  expect(imbalance(counts)).toBe(0)
  const { output } = await collector.end('SIGTERM')
  return { counts, output, stored: (await readStored(folder)).events }
}

/** Where the end of a segment may be torn: how many characters of its last line reached the disk. */
const tears: [place: string, kept: (line: string) => number][] = [
  ['after one byte', () => 1],
  ['within the checksum', () => 12],
  ['after the checksum', () => '{"crc":"00000000",'.length],
  ['in the middle', (line) => Math.floor(line.length / 2)],
  ['before the last brace', (line) => line.length - 1],
  ['before the newline', (line) => line.length],
  ['before the line', () => 0],
]

test('A tail torn at any kind of place is cut on start, and every whole record before it is loaded', async () => {
  const { folder, lines } = await killedWithUnloaded(tears.length * 3)
  const wholeIds: string[] = []
  for (const [index, [, kept]] of tears.entries()) {
    const [first = '', second = '', last = ''] = lines.slice(index * 3)
    writeSegment(folder, index, `${first}\n${second}\n${last.slice(0, kept(last))}`)
    wholeIds.push(idOf(first), idOf(second))
  }
  const { counts, stored } = await loadAll(folder)
  expect(stored).toEqual(new Map(wholeIds.map((id) => [id, 1])))
  expect(counts).toMatchObject({ stored: wholeIds.length, damaged: 0 })
})

/** One byte of the second of three records, changed. */
const flips: [place: string, at: (line: string) => number][] = [
  ['in the checksum', () => 10],
  ['in a value', (line) => line.indexOf('boots')],
  ['in a name', (line) => line.indexOf('"visitor"') + 2],
  ['in the opening brace', () => 0],
  ['in the closing brace', (line) => line.length - 1],
]

test('A flipped byte in the middle of a segment costs its own record only, which is set aside and counted', async () => {
  const { folder, lines } = await killedWithUnloaded(flips.length * 3)
  const wholeIds: string[] = []
  const damaged: [name: string, line: string][] = []
  for (const [index, [, at]] of flips.entries()) {
    const [first = '', second = '', third = ''] = lines.slice(index * 3)
    const flipped = flipAt(second, at(second))
    damaged.push([writeSegment(folder, index, `${first}\n${flipped}\n${third}\n`), flipped])
    wholeIds.push(idOf(first), idOf(third))
  }
  const { counts, stored, output } = await loadAll(folder)
  expect(stored).toEqual(new Map(wholeIds.map((id) => [id, 1])))
  expect(counts).toMatchObject({ stored: wholeIds.length, damaged: flips.length })
  expect(output).toContain('damaged records were set aside')
  const aside = damaged.map(([name]) => readFileSync(join(folder.journal, 'damaged', name), 'utf8'))
  expect(aside).toEqual(damaged.map(([, line]) => `${line}\n`))
})

test('A newline flipped away joins two records: both are set aside, the third is loaded', async () => {
  const { folder, lines } = await killedWithUnloaded(3)
  const [first = '', second = '', third = ''] = lines
  writeSegment(folder, 0, `${first}\x0b${second}\n${third}\n`)
  const { counts, stored } = await loadAll(folder)
  expect(stored).toEqual(new Map([[idOf(third), 1]]))
  expect(counts.damaged).toBe(1)
})

test('A stray file and an empty segment in the journal are no hindrance', async () => {
  const { folder, lines } = await killedWithUnloaded(1)
  const [line = ''] = lines
  writeSegment(folder, 0, '')
  writeSegment(folder, 1, `${line}\n`)
  writeFileSync(join(folder.journal, `${randomUUID()}.txt`), 'not a segment')
  writeFileSync(join(folder.journal, '01ARZ3NDEKTSV4RRFFQ69G5FA9.ndjson.new'), line.slice(0, 20))
  expect((await loadAll(folder)).stored).toEqual(new Map([[idOf(line), 1]]))
})

/** The lowest bit flipped: one character of ASCII for another. */
function flipAt(line: string, at: number): string {
  return line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ 1) + line.slice(at + 1)
}
