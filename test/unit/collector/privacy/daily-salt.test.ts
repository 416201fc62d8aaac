import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDailySalts } from '../../../../collector/privacy/daily-salt.ts'
import { createPrivateFile } from '../../../../collector/privacy/private-file.ts'
import { countingRandom, newKeysFolder } from '../../../support/keys-folder.ts'

const noon = Date.UTC(2026, 10, 21, 12)
const hour = 3_600_000

function open(folder: string, nowMs: number, random = countingRandom()) {
  const opened = openDailySalts({ folder, nowMs, random })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.salts
}

const fileOf = (date: string) => `salt-${date}.txt`
const onDisk = (folder: string) => readdirSync(folder).sort()

it('gives the same 32 bytes all day', () => {
  const salts = open(newKeysFolder(), noon)
  const salt = salts.saltFor(noon - 12 * hour)
  expect(salt).toHaveLength(32)
  expect(salts.saltFor(noon + 12 * hour - 1)).toBe(salt)
})

it('E7: gives other bytes from midnight UTC', () => {
  const salts = open(newKeysFolder(), noon)
  expect(salts.saltFor(noon + 12 * hour)).not.toEqual(salts.saltFor(noon + 12 * hour - 1))
})

it('finds the salt of the day again after a restart', () => {
  const folder = newKeysFolder()
  const random = countingRandom()
  const before = open(folder, noon, random).saltFor(noon)
  expect(open(folder, noon + hour, random).saltFor(noon + hour)).toEqual(before)
})

it('keeps yesterday’s for a clock set back over midnight, and finds today’s again afterwards', () => {
  const salts = open(newKeysFolder(), noon)
  const yesterday = salts.saltFor(noon)
  const today = salts.saltFor(noon + 24 * hour)
  expect(salts.saltFor(noon)).toEqual(yesterday)
  expect(salts.saltFor(noon + 24 * hour)).toEqual(today)
})

it('E7: destroys a salt on disk once the day after is over', () => {
  const folder = newKeysFolder()
  const salts = open(folder, noon)
  salts.saltFor(noon + 24 * hour)
  expect(onDisk(folder)).toEqual(['2026-11-21', '2026-11-22'].map(fileOf))
  salts.saltFor(noon + 36 * hour)
  expect(onDisk(folder)).toEqual(['2026-11-22', '2026-11-23'].map(fileOf))
})

it('destroys at start what became too old while the collector was off', () => {
  const folder = newKeysFolder()
  open(folder, noon)
  open(folder, noon + 72 * hour)
  expect(onDisk(folder)).toEqual([fileOf('2026-11-24')])
})

it('E7: destroys the draft of a salt too that a killed collector left behind, and nothing else', () => {
  const folder = newKeysFolder()
  open(folder, noon)
  for (const name of [`${fileOf('2026-11-21')}.0f9c.new`, 'pepper.json'])
    writeFileSync(join(folder, name), '')
  open(folder, noon + 72 * hour)
  expect(onDisk(folder)).toEqual(['pepper.json', fileOf('2026-11-24')])
})

it('is one for all collectors on the same keys, whichever begins the day', () => {
  const folder = newKeysFolder()
  const [one, other] = [open(folder, noon), open(folder, noon, () => Buffer.alloc(32, 7))]
  expect(other.saltFor(noon)).toEqual(one.saltFor(noon))
  const tomorrow = other.saltFor(noon + 24 * hour)
  expect(tomorrow).toEqual(Buffer.alloc(32, 7))
  expect(one.saltFor(noon + 24 * hour)).toEqual(tomorrow)
})

it('is readable by the owner only', () => {
  const folder = newKeysFolder()
  open(folder, noon)
  expect(statSync(join(folder, fileOf('2026-11-21'))).mode & 0o777).toBe(0o600)
})

it.each(['', '{', 'AAAA', 'A'.repeat(100)])('refuses a salt’s file that holds %j', (text) => {
  const folder = newKeysFolder()
  const path = join(folder, fileOf('2026-11-21'))
  createPrivateFile(path, text)
  const opened = openDailySalts({ folder, nowMs: noon, random: countingRandom() })
  expect(opened).toEqual({ ok: false, reason: 'salts_unreadable', path })
})

it('changes nothing when a new day’s salt cannot be made, and makes it at the next call', () => {
  let broken = false
  const counting = countingRandom()
  const random = (bytes: number) => {
    if (broken) throw new Error('no entropy')
    return counting(bytes)
  }
  const salts = open(newKeysFolder(), noon, random)
  const today = salts.saltFor(noon)
  broken = true
  expect(() => salts.saltFor(noon + 24 * hour)).toThrow('no entropy')
  expect(salts.saltFor(noon)).toEqual(today)
  broken = false
  expect(salts.saltFor(noon + 24 * hour)).toHaveLength(32)
})
