import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { signCheckpoint } from '../../../../collector/ledger/checkpoint.ts'
import { openKeptCheckpoints } from '../../../../collector/ledger/kept-checkpoints.ts'
import { newKeysFolder } from '../../../support/keys-folder.ts'
import { testLedgerKeys } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const { signer } = testLedgerKeys()

function checkpoint(brand: string, sequence: number) {
  return signCheckpoint({ brand, sequence, hash: 'ab'.repeat(32), at: noon }, signer)
}

function opened(folder: string) {
  const result = openKeptCheckpoints(folder)
  if (!result.ok) throw new Error(result.path)
  return result.kept
}

it('keeps the last checkpoint of each brand beside the keys', () => {
  const folder = newKeysFolder()
  const kept = opened(folder)
  expect(kept.of('acme')).toBeNull()
  kept.keep(checkpoint('acme', 1))
  kept.keep(checkpoint('globex', 7))
  kept.keep(checkpoint('acme', 5))
  const again = opened(folder)
  expect([again.of('acme'), again.of('globex'), again.of('initech')]).toEqual([
    checkpoint('acme', 5),
    checkpoint('globex', 7),
    null,
  ])
  expect(statSync(join(folder, 'ledger-checkpoints.json')).mode & 0o777).toBe(0o600)
})

it('refuses a file that it cannot read, and leaves it as it is', () => {
  const folder = newKeysFolder()
  mkdirSync(folder)
  const path = join(folder, 'ledger-checkpoints.json')
  for (const text of ['', '[]', '{"checkpoints":[{}]}']) {
    writeFileSync(path, text)
    expect(openKeptCheckpoints(folder)).toEqual({ ok: false, path })
    expect(readFileSync(path, 'utf8')).toBe(text)
  }
})
