import { appendFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTombstones, type Tombstone } from '../../../../collector/erasure/tombstones.ts'
import { findInFiles } from '../../../support/byte-search.ts'
import { newTempFolder } from '../../../support/temp-folder.ts'

const tombstone = (id: string, at: number): Tombstone => ({
  id,
  brand: 'acme',
  kind: 'contact',
  reason: 'request',
  by: 'operator',
  at,
  contacts: ['a-contact'],
  ambassador: null,
  whose: { visitors: [], customers: [], emails: ['h1_tag'], phones: [] },
  suppressions: [],
})

const nobodys = { visitors: [], customers: [], emails: [], phones: [] }
const november = Date.UTC(2026, 10, 21)
const december = Date.UTC(2026, 11, 1)

it('reads what was added, the oldest first, whichever month’s file it stands in', () => {
  const keys = newTempFolder()
  const tombstones = openTombstones(keys)
  expect(tombstones.read()).toEqual({ tombstones: [], unreadable: 0 })
  for (const one of [tombstone('2', december), tombstone('1', november)]) tombstones.add(one)
  expect(readdirSync(join(keys, 'erased')).sort()).toEqual(['2026-11.ndjson', '2026-12.ndjson'])
  expect(
    openTombstones(keys)
      .read()
      .tombstones.map(({ id }) => id),
  ).toEqual(['1', '2'])
})

it('begins a line of its own behind one that a kill cut off, and counts that one', () => {
  const keys = newTempFolder()
  const tombstones = openTombstones(keys)
  tombstones.add(tombstone('1', november))
  appendFileSync(join(keys, 'erased', '2026-11.ndjson'), '{"id":"cut o')
  tombstones.add(tombstone('2', november + 1))
  const { tombstones: read, unreadable } = tombstones.read()
  expect([read.map(({ id }) => id), unreadable]).toEqual([['1', '2'], 1])
})

it('refuses what is no tombstone, so that nothing else can stand there', () => {
  const tombstones = openTombstones(newTempFolder())
  const named = { ...tombstone('1', november), email: 'ana@example.com' }
  expect(() => tombstones.add(named)).toThrow()
})

it('forgets the people of a month with their bytes, and keeps that a brand was erased', () => {
  const keys = newTempFolder()
  const tombstones = openTombstones(keys)
  tombstones.add(tombstone('1', november))
  tombstones.add({ ...tombstone('brand', november), kind: 'brand', contacts: [], whose: nobodys })
  appendFileSync(join(keys, 'erased', '2026-11.ndjson'), '{"id":"cut o')
  tombstones.add(tombstone('2', december))
  expect(tombstones.months()).toEqual(['2026-11', '2026-12'])
  for (const month of tombstones.months()) tombstones.forget(month)
  expect(tombstones.read()).toMatchObject({ tombstones: [{ id: 'brand', kind: 'brand' }], unreadable: 0 })
  expect([readdirSync(join(keys, 'erased')), tombstones.months()]).toEqual([['2026-11.ndjson'], []])
  expect(findInFiles(keys, ['h1_tag', 'cut o'])).toEqual([])
  tombstones.forget('2026-12')
})

it('takes away a month that a kill left half destroyed', () => {
  const keys = newTempFolder()
  const tombstones = openTombstones(keys)
  tombstones.add(tombstone('1', november))
  writeFileSync(join(keys, 'erased', '2026-11.ndjson'), Buffer.alloc(40))
  expect(tombstones.months()).toEqual(['2026-11'])
  tombstones.forget('2026-11')
  expect(tombstones.read()).toEqual({ tombstones: [], unreadable: 0 })
})
