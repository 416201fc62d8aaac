import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPepper } from '../../../../collector/privacy/pepper.ts'
import { createPrivateFile, readPrivateFile } from '../../../../collector/privacy/private-file.ts'
import { countingRandom, newKeysFolder } from '../../../support/keys-folder.ts'

const bytes = (fill: number, length = 32) => Buffer.alloc(length, fill).toString('base64')

function openWritten(text: string) {
  const folder = newKeysFolder()
  createPrivateFile(join(folder, 'pepper.json'), text)
  return openPepper({ folder, dataExists: true, random: countingRandom() })
}

it('makes a first pepper of 32 random bytes for the owner only', () => {
  const folder = newKeysFolder()
  const opened = openPepper({ folder, dataExists: false, random: countingRandom() })
  expect(opened).toEqual({ ok: true, pepper: { version: 1, peppers: new Map([[1, countingRandom()(32)]]) } })
  expect(statSync(join(folder, 'pepper.json')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

it('finds the same pepper again at the next start', () => {
  const folder = newKeysFolder()
  const random = countingRandom()
  const first = openPepper({ folder, dataExists: false, random })
  expect(openPepper({ folder, dataExists: true, random })).toEqual(first)
  expect(openPepper({ folder, dataExists: false, random })).toEqual(first)
})

it('refuses to make a new pepper where there is data, and makes no file', () => {
  const folder = newKeysFolder()
  const opened = openPepper({ folder, dataExists: true, random: countingRandom() })
  expect(opened).toEqual({ ok: false, reason: 'pepper_missing', path: join(folder, 'pepper.json') })
  expect(existsSync(folder)).toBe(false)
})

it('keeps every version of a rotated pepper', () => {
  const opened = openWritten(JSON.stringify({ version: 2, peppers: { '1': bytes(1), '2': bytes(2) } }))
  expect(opened).toEqual({
    ok: true,
    pepper: { version: 2, peppers: new Map([1, 2].map((n) => [n, Buffer.alloc(32, n)])) },
  })
})

describe('refuses a pepper file', () => {
  const broken: [string, string][] = [
    ['that is empty', ''],
    ['that was cut', '{"version":1,"pep'],
    ['without peppers', JSON.stringify({ version: 1, peppers: {} })],
    ['whose version has no pepper', JSON.stringify({ version: 2, peppers: { '1': bytes(1) } })],
    [
      'whose version is not the newest',
      JSON.stringify({ version: 1, peppers: { '1': bytes(1), '2': bytes(2) } }),
    ],
    ['with a pepper of 16 bytes', JSON.stringify({ version: 1, peppers: { '1': bytes(1, 16) } })],
    ['with a pepper that is not base64', JSON.stringify({ version: 1, peppers: { '1': '***' } })],
    [
      'with a version that is no number',
      JSON.stringify({ version: 1, peppers: { '1': bytes(1), x: bytes(2) } }),
    ],
  ]
  it.each(broken)('%s, and leaves it as it is', (_, text) => {
    const folder = newKeysFolder()
    const path = join(folder, 'pepper.json')
    createPrivateFile(path, text)
    const opened = openPepper({ folder, dataExists: false, random: countingRandom() })
    expect(opened).toEqual({ ok: false, reason: 'pepper_unreadable', path })
    expect(readPrivateFile(path)).toBe(text)
  })
})
