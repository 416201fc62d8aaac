import { expect, it } from 'vitest'
import { canonicalJson } from '../../../../collector/ledger/canonical-json.ts'
import { isSignedCheckpoint, signCheckpoint } from '../../../../collector/ledger/checkpoint.ts'
import { testLedgerKeys } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const { signer, verifiers } = testLedgerKeys()
const place = { brand: 'acme', sequence: 7, hash: 'ab'.repeat(32), at: noon }
const signed = signCheckpoint(place, signer)

it('a checkpoint is signed by the key that it names', () => {
  expect(signed.checkpoint).toEqual({ ...place, signer: signer.id })
  expect(isSignedCheckpoint(signed, verifiers)).toBe(true)
})

it.each([
  ['brand', 'globex'],
  ['sequence', 8],
  ['hash', 'ac'.repeat(32)],
  ['at', noon + 1],
])('another %s is not signed', (field, value) => {
  const other = { ...signed, checkpoint: { ...signed.checkpoint, [field]: value } }
  expect(isSignedCheckpoint(other, verifiers)).toBe(false)
})

it('a key that is not known, or another one under its name, has signed nothing', () => {
  const other = testLedgerKeys(2)
  expect(isSignedCheckpoint(signed, other.verifiers)).toBe(false)
  const forged = { ...signCheckpoint(place, other.signer), checkpoint: signed.checkpoint }
  expect(isSignedCheckpoint(forged, verifiers)).toBe(false)
})

it('what the key signed as something else is no checkpoint', () => {
  const signature = signer.sign(canonicalJson(signed.checkpoint))
  expect(isSignedCheckpoint({ ...signed, signature }, verifiers)).toBe(false)
})
