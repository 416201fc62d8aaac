import { describe, expect, it } from 'vitest'
import { decideOptIns } from '../../../../collector/contacts/decide-opt-ins.ts'
import { mayBeContacted } from '../../../../collector/contacts/may-be-contacted.ts'
import { contactSchema } from '../../../../collector/contacts/schema.ts'
import { suppressionSchema } from '../../../../collector/contacts/suppression-schema.ts'
import { createSuppressions } from '../../../../collector/contacts/suppressions.ts'
import { createLedger } from '../../../../collector/ledger/ledger.ts'
import { readLedger } from '../../../../collector/ledger/read-ledger.ts'
import { ledgerSchema } from '../../../../collector/ledger/schema.ts'
import { verifyLedger } from '../../../../collector/ledger/verify-ledger.ts'
import type { KeyRing } from '../../../../collector/privacy/key-ring.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { jane, newContacts, ringOf } from '../../../support/test-contacts.ts'
import { ledgerAct, linesOf, testLedgerKeys } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const brand = 'shop'
const email = jane.email ?? ''
const keys = testLedgerKeys()

/** Jane agreed to an ambassador, changed her mind about everybody, and was erased. */
async function erasedJane() {
  const store = openBrandRecords([...contactSchema, ...ledgerSchema, ...suppressionSchema])
  const { contacts, keep, within, run } = newContacts({ store })
  const roomsUnder = (keyRing: KeyRing) => ({
    ledger: createLedger({ keyRing, signer: keys.signer, now: () => noon }),
    suppressions: createSuppressions({ store, keyRing, now: () => noon }),
  })
  const { ledger, suppressions } = roomsUnder(ringOf(1))
  const contact = await keep()
  const about = { contact: contact.id, ambassador: contact.ambassador }
  await within((tx) =>
    ledger.append(tx, brand, [ledgerAct(about), ledgerAct({ ...about, act: 'confirmed' })]),
  )
  await within(async (tx) => {
    await ledger.append(tx, brand, [ledgerAct({ ...about, act: 'withdrawn' })])
    await suppressions.suppress(tx, brand, { email, scope: 'brand', reason: 'global_optout' })
  })
  await within((tx) => contacts.erase(tx, brand, contact.id, 'person'))
  return { store, contacts, contact, within, run, roomsUnder }
}

describe('after a person was erased', () => {
  it('POPINS 10: the ledger is whole, says what was agreed to and taken back, and names nobody', async () => {
    const { store, contact, within, roomsUnder } = await erasedJane()
    const verdict = await verifyLedger(readLedger(store, brand), { brand, verifiers: keys.verifiers })
    expect(verdict).toMatchObject({ ok: true, entries: 3 })
    const { ledger } = roomsUnder(ringOf(1))
    const entries = await within((tx) => ledger.entriesOf(tx, brand, contact.id))
    expect(entries.map(({ act }) => act)).toEqual(['granted', 'confirmed', 'withdrawn'])
    const stored = JSON.stringify(await linesOf(readLedger(store, brand)))
    for (const value of [...Object.values(jane), contact.id]) expect(stored).not.toContain(value)
  })

  it('the ledger is whole when the contact is gone altogether, and nothing leads back to it', async () => {
    const { store, contacts, contact, within, run } = await erasedJane()
    await within((tx) => contacts.remove(tx, brand, contact.id))
    const verdict = await verifyLedger(readLedger(store, brand), { brand, verifiers: keys.verifiers })
    expect(verdict).toMatchObject({ ok: true, entries: 3 })
    expect(await run('SELECT id FROM contacts')).toEqual([])
  })

  it.each([
    ['the same pepper', ringOf(1)],
    ['a newer pepper', ringOf(2)],
  ])('B1: her opt-out stops every ambassador who brings her again, under %s', async (_which, keyRing) => {
    const { within, roomsUnder } = await erasedJane()
    const { suppressions } = roomsUnder(keyRing)
    for (const ambassador of ['A1', 'A2', 'A3']) {
      const found = await within((tx) => suppressions.find(tx, brand, ' Jane.Doe@Example.com', ambassador))
      expect(found?.reason).toBe('global_optout')
      const given = {
        boxes: { ambassador: true, brand: true, partners: true },
        brandOptIn: true,
        assumeFromBrand: true,
        confirmed: true,
      }
      for (const way of ['C3', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const) {
        const { optIns, granted } = decideOptIns(way, given, found?.scope ?? null)
        expect([mayBeContacted(optIns.ambassador), optIns.partners, granted]).toEqual([false, false, {}])
      }
    }
  })
})
