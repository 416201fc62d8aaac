import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  addLedgerKey,
  createLedgerKeys,
  openLedgerKeys,
  parsePublicKey,
  readLedgerKeys,
} from '../../../../collector/ledger/ledger-keys.ts'
import { newKeysFolder } from '../../../support/keys-folder.ts'
import { testLedgerKeys } from '../../../support/test-ledger.ts'

function opened(folder: string) {
  const result = openLedgerKeys(folder)
  if (!result.ok) throw new Error(result.path)
  return result.ledgerKeys
}

const fileOf = (folder: string) => join(folder, 'ledger-keys.json')

describe('the keys that sign the ledger', () => {
  it('are made once, readable by the collector alone, and the same ever after', () => {
    const folder = newKeysFolder()
    const made = opened(folder)
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600)
    expect(opened(folder).signer.publicKey).toBe(made.signer.publicKey)
    const signature = made.signer.sign('a text')
    expect(opened(folder).verifiers.map((key) => key.isSigned('a text', signature))).toEqual([true])
  })

  it('are named by their public part, from which anybody can check what they signed', () => {
    const { signer } = testLedgerKeys()
    const verifier = parsePublicKey(signer.publicKey)
    expect(verifier?.id).toBe(signer.id)
    expect(verifier?.isSigned('a text', signer.sign('a text'))).toBe(true)
    expect(verifier?.isSigned('another text', signer.sign('a text'))).toBe(false)
    expect(verifier?.isSigned('a text', 'AAAA')).toBe(false)
    expect(verifier?.isSigned('a text', testLedgerKeys(2).signer.sign('a text'))).toBe(false)
  })

  it('believe a signature in one spelling only: its spare bits are none', () => {
    const { signer } = testLedgerKeys()
    const signature = signer.sign('a text')
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const believed = [...digits].filter((digit) => signer.isSigned('a text', signature.slice(0, -1) + digit))
    expect(believed).toEqual([signature.at(-1)])
  })

  it('may grow by a newer one, which signs, while what the older one signed still counts', () => {
    const folder = newKeysFolder()
    const before = opened(folder).signer
    const file = JSON.parse(readFileSync(fileOf(folder), 'utf8'))
    const other = newKeysFolder()
    const made = opened(other)
    file.keys['10'] = JSON.parse(readFileSync(fileOf(other), 'utf8')).keys['1']
    writeFileSync(fileOf(folder), JSON.stringify(file))
    const after = opened(folder)
    expect(after.signer.id).toBe(made.signer.id)
    expect(after.verifiers.map(({ id }) => id)).toEqual([made.signer.id, before.id])
  })

  it('grow by a newer one on demand, and begin anew where they are lost', () => {
    const folder = newKeysFolder()
    const before = opened(folder).signer
    const added = addLedgerKey(folder)
    if (!added.ok) throw new Error(added.path)
    expect(added.ledgerKeys.signer.id).not.toBe(before.id)
    expect(opened(folder).verifiers.map(({ id }) => id)).toEqual([added.ledgerKeys.signer.id, before.id])
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600)
    const lost = addLedgerKey(newKeysFolder())
    expect(lost.ok && lost.ledgerKeys.verifiers).toHaveLength(1)
    writeFileSync(fileOf(folder), '{}')
    expect(addLedgerKey(folder)).toMatchObject({ ok: false, reason: 'ledger_keys_unreadable' })
    expect(readFileSync(fileOf(folder), 'utf8')).toBe('{}')
  })

  it('are never made anew where there are ledgers', () => {
    const folder = newKeysFolder()
    const path = fileOf(folder)
    const refused = { ok: false, reason: 'ledger_keys_missing', path }
    expect(openLedgerKeys(folder, { ledgersExist: true })).toEqual(refused)
    expect(readLedgerKeys(folder)).toEqual(refused)
    const made = opened(folder)
    const again = openLedgerKeys(folder, { ledgersExist: true })
    expect(again.ok && again.ledgerKeys.signer.id).toBe(made.signer.id)
  })

  it('are not made by whoever only reads them', () => {
    const folder = newKeysFolder()
    const path = fileOf(folder)
    expect(readLedgerKeys(folder)).toEqual({ ok: false, reason: 'ledger_keys_missing', path })
    expect(readLedgerKeys(folder)).toEqual({ ok: false, reason: 'ledger_keys_missing', path })
  })

  it.each([
    '',
    '{}',
    '{"keys":{}}',
    '{"keys":{"1":"AAAA"}}',
    // An X25519 key: it cannot sign.
    '{"keys":{"1":"MC4CAQAwBQYDK2VuBCIEIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"}}',
  ])('are refused, and left as they are, when their file holds %j', (text) => {
    const folder = newKeysFolder()
    opened(folder)
    writeFileSync(fileOf(folder), text)
    const refused = { ok: false, reason: 'ledger_keys_unreadable', path: fileOf(folder) }
    expect(openLedgerKeys(folder)).toEqual(refused)
    expect(readFileSync(fileOf(folder), 'utf8')).toBe(text)
  })

  it('are none without one', () => {
    expect(createLedgerKeys([])).toBeNull()
  })

  it.each(['', 'AAAA', 'MCowBQYDK2VuAyEAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE='])(
    'have no public part %j',
    (text) => {
      expect(parsePublicKey(text)).toBeNull()
    },
  )
})
