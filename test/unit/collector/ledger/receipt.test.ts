import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../../collector/ledger/canonical-json.ts'
import { createReceipt, type ReceiptContext } from '../../../../collector/ledger/create-receipt.ts'
import type { LedgerAct } from '../../../../collector/ledger/entry.ts'
import { hashText } from '../../../../collector/ledger/hash-text.ts'
import type { SignedReceipt } from '../../../../collector/ledger/receipt.ts'
import { verifyReceipt } from '../../../../collector/ledger/verify-receipt.ts'
import { ledgerAct, newTestLedger, testLedgerKeys, textHash } from '../../../support/test-ledger.ts'
import { noon } from '../../../support/wire-batch.ts'

const keys = testLedgerKeys()

const context: ReceiptContext = {
  controller: {
    party_id: 'controller',
    party_name: 'Acme SAS',
    party_role: 'pii_controller',
    party_url: 'https://shop.example.com',
  },
  receivers: {
    ambassador: [{ party_id: 'ambassador', party_name: 'Jonas', party_role: 'recipient_third_party' }],
    partners: [
      { party_id: 'partner-1', party_name: 'Globex', party_role: 'recipient_third_party' },
      { party_id: 'partner-2', party_name: 'Initech', party_role: 'recipient_third_party' },
    ],
  },
  privacyNotice: 'https://shop.example.com/privacy',
  withdrawalMethod: 'https://shop.example.com/_c/unsubscribe/acme',
  jurisdiction: 'FR',
  fields: ['first_name', 'email'],
  textOf: (hash) => (hash === textHash ? 'Jonas may write to me' : null),
}

async function entriesOf(...steps: Partial<LedgerAct>[]) {
  const ledger = newTestLedger({ keys })
  for (const step of steps) {
    await ledger.append([ledgerAct(step)])
    ledger.clock.now += 60_000
  }
  return ledger.entriesOf('contact-1')
}

async function receiptOf(...steps: Partial<LedgerAct>[]): Promise<SignedReceipt> {
  const receipt = createReceipt(await entriesOf(...steps), context, keys.signer)
  if (!receipt) throw new Error('There are entries')
  return receipt
}

const confirmed = { act: 'confirmed', confirmation: 'done', textHash: undefined, popin: undefined } as const

describe('a receipt', () => {
  it('POPINS 13: says who asked for what, in which words, by which law, and how to take it back', async () => {
    const { receipt } = await receiptOf({}, confirmed)
    const [record, ...others] = receipt.consent_records
    expect(others).toEqual([])
    expect(receipt).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      issued_at: '2026-11-21T12:01:00.000Z',
      brand: 'acme',
    })
    expect(record).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      pii_principal_id: receipt.pii_principal_id,
      pii_processing: {
        privacy_notice: 'https://shop.example.com/privacy',
        privacy_notice_version: '2026-09',
        language: 'fr',
        notice_text: 'Jonas may write to me',
        notice_text_sha256: textHash,
        purposes: [
          {
            purpose: 'contact_by_ambassador',
            lawful_basis: 'consent',
            pii_information: [
              { pii_type: 'first_name', pii_optional: true, sensitive_pii_category: false },
              { pii_type: 'email', pii_optional: true, sensitive_pii_category: false },
            ],
            pii_controllers: ['controller'],
            recipient_third_parties: ['ambassador'],
            recipient_list_version: null,
            collection_method: 'message',
            withdrawal_method: 'https://shop.example.com/_c/unsubscribe/acme',
            jurisdiction: 'FR',
          },
        ],
      },
    })
    expect(record?.party_identification.map(({ party_name }) => party_name)).toEqual(['Acme SAS', 'Jonas'])
  })

  it('tells what happened in its order, each with the number and the hash of its entry', async () => {
    const steps = [{ act: 'shown', basis: undefined } as const, {}, confirmed, { act: 'withdrawn' } as const]
    const entries = await entriesOf(...steps)
    const { receipt } = await receiptOf(...steps)
    const events = receipt.consent_records[0]?.events ?? []
    expect(events.map(({ event_state }) => event_state)).toEqual([
      'requested',
      'unconfirmed',
      'given',
      'withdrawn',
    ])
    expect(events.map(({ event_time }) => event_time)).toEqual(
      [0, 1, 2, 3].map((minute) => new Date(noon + minute * 60_000).toISOString()),
    )
    expect(events.map(({ ledger_sequence }) => ledger_sequence)).toEqual([1, 2, 3, 4])
    expect(events.map(({ ledger_hash }) => ledger_hash)).toEqual(
      entries.map((entry) => hashText(canonicalJson(entry))),
    )
  })

  it('has a record for each recipient, the partners by the version of their list', async () => {
    const { receipt } = await receiptOf(
      {},
      { recipient: 'brand', act: 'refused', basis: undefined },
      { recipient: 'partners', partnersList: '2026-1' },
    )
    const records = receipt.consent_records
    expect(records.map(({ pii_processing }) => pii_processing.purposes[0]?.purpose)).toEqual([
      'contact_by_ambassador',
      'contact_by_brand',
      'share_with_partners',
    ])
    expect(records[2]?.pii_processing.purposes[0]).toMatchObject({
      recipient_third_parties: ['partner-1', 'partner-2'],
      recipient_list_version: '2026-1',
    })
    expect(records[1]?.events[0]?.event_state).toBe('refused')
    expect(new Set(records.map(({ record_id }) => record_id)).size).toBe(3)
  })

  it('does not call an opt-in explicit that was taken from the brand’s', async () => {
    const assumed = { basis: 'assumed_from_brand', popin: undefined, confirmation: 'not_needed' } as const
    const { receipt } = await receiptOf(assumed)
    expect(receipt.consent_records[0]).toMatchObject({
      pii_processing: { purposes: [{ collection_method: 'brand_server' }] },
      events: [{ event_type: 'implicit', event_basis: 'assumed_from_brand', event_state: 'given' }],
    })
  })

  it('is the same for the same entries, byte for byte', async () => {
    expect(JSON.stringify(await receiptOf({}, confirmed))).toBe(
      JSON.stringify(await receiptOf({}, confirmed)),
    )
    const other = await receiptOf({}, { act: 'withdrawn' })
    expect(other.receipt.receipt_id).not.toBe((await receiptOf({}, confirmed)).receipt.receipt_id)
  })

  it('is none without entries about somebody', async () => {
    expect(createReceipt([], context, keys.signer)).toBeNull()
    const ledger = newTestLedger({ keys })
    const shown = await ledger.append([{ act: 'shown', recipient: 'brand' }])
    expect(createReceipt(shown, context, keys.signer)).toBeNull()
  })
})

describe('verifying a receipt', () => {
  const verify = (text: string, trusted = keys) => verifyReceipt(text, trusted.verifiers)

  it('POPINS 13: needs the receipt and a public key alone, however it is indented', async () => {
    const signed = await receiptOf({})
    const verdict = {
      ok: true,
      receiptId: signed.receipt.receipt_id,
      brand: 'acme',
      issuedAt: signed.receipt.issued_at,
      signer: keys.signer.id,
    }
    expect(verify(JSON.stringify(signed))).toEqual(verdict)
    expect(verify(JSON.stringify(signed, null, 2))).toEqual(verdict)
  })

  it('finds every value of it changed', async () => {
    const text = JSON.stringify(await receiptOf({}))
    const [receipt = '', signature = ''] = text.split(',"signature":')
    const values = [...receipt.matchAll(/:(?:"[^"]+"|true|false|\d+)/g)]
    expect(values.length).toBeGreaterThan(30)
    for (const { 0: value, index } of values) {
      const changed = `${receipt.slice(0, index)}:"x"${receipt.slice(index + value.length)}`
      expect(verify(`${changed},"signature":${signature}`).ok, changed).toBe(false)
    }
  })

  it('does not believe the key that a receipt brings along', async () => {
    const signed = await receiptOf({})
    expect(verify(JSON.stringify(signed), testLedgerKeys(2))).toEqual({ ok: false, fault: 'foreign_key' })
    const { id, publicKey } = testLedgerKeys(2).signer
    const named = {
      ...signed,
      signature: { ...signed.signature, key_id: keys.signer.id, public_key: publicKey },
    }
    expect(verify(JSON.stringify(named))).toEqual({ ok: false, fault: 'foreign_key' })
    const other = { ...signed, signature: { ...signed.signature, key_id: id } }
    expect(verify(JSON.stringify(other))).toEqual({ ok: false, fault: 'foreign_key' })
  })

  it('does not take a signature over something else for one', async () => {
    const signed = await receiptOf({})
    const value = keys.signer.sign(canonicalJson(signed.receipt))
    const other = { ...signed, signature: { ...signed.signature, value } }
    expect(verify(JSON.stringify(other))).toEqual({ ok: false, fault: 'changed' })
  })

  it.each(['', 'null', '{}', '[]', '{"receipt":{},"signature":{}}'])('takes %j for no receipt', (text) => {
    expect(verify(text)).toEqual({ ok: false, fault: 'unreadable' })
  })
})
