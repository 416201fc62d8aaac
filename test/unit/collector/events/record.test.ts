import { expect, it } from 'vitest'
import { encodeRecord, isWholeRecord } from '../../../../collector/events/record.ts'
import { storedEvent, storedItem, uuid } from '../../../support/stored-event.ts'

const event = storedEvent({
  id: uuid(1),
  search_term: 'Bär "quoted" \\ \n \u0000 \u2028 🥾',
  items: [storedItem({ item_id: 'A' })],
})
const record = encodeRecord(event)
const line = record.slice(0, -1)

it('is one line of JSON that holds the event and its checksum', () => {
  expect(record.indexOf('\n')).toBe(record.length - 1)
  const { crc, ...read } = JSON.parse(record)
  expect(read).toEqual(event)
  expect(crc).toMatch(/^[0-9a-f]{8}$/)
  expect(isWholeRecord(line)).toBe(true)
})

it('knows every cut', () => {
  for (let length = 0; length < line.length; length++)
    expect(isWholeRecord(line.slice(0, length))).toBe(false)
})

it('knows every flipped bit, in the checksum too', () => {
  const bytes = Buffer.from(line)
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    expect(isWholeRecord(flipped.toString())).toBe(false)
  }
})

it('knows two records that have run together', () => {
  expect(isWholeRecord(line + line)).toBe(false)
})
