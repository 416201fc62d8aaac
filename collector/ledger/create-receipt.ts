// Builds a person's receipt from the ledger's entries about them, and signs it.
import { createHash } from 'node:crypto'
import { type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import { uuidFromHash } from '../privacy/uuid-from-hash.ts'
import { canonicalJson } from './canonical-json.ts'
import { type LedgerActName, type LedgerEntry, purposeOf } from './entry.ts'
import { hashText } from './hash-text.ts'
import type { LedgerSigner } from './ledger-keys.ts'
import type { ConsentRecord, Party, Receipt, ReceiptEvent, ReceiptState, SignedReceipt } from './receipt.ts'
import { receiptText } from './verify-receipt.ts'

/** What the ledger does not hold itself. */
export interface ReceiptContext {
  /** The brand: who answers for the data. */
  controller: Party
  /** To whom it goes beyond the brand: the ambassador by alias, the partners by name. */
  receivers: Readonly<Record<'ambassador' | 'partners', readonly Party[]>>
  /** The address of the privacy notice. */
  privacyNotice: string
  /** Where each consent is taken back; without a token, since a receipt is passed on. */
  withdrawalMethod: string
  /** The brand's country, ISO 3166. */
  jurisdiction: string
  /** The names of the fields that are kept of the person. */
  fields: readonly string[]
  /** The exact text behind a hash; null where nobody keeps it. */
  textOf: (hash: string) => string | null
}

const receiptSchema = 'ISO/IEC TS 27560:2023'

const states: Readonly<Record<LedgerActName, ReceiptState>> = {
  shown: 'requested',
  granted: 'given',
  refused: 'refused',
  confirmed: 'given',
  withdrawn: 'withdrawn',
  expired: 'expired',
}

/**
 * The receipt over everything that the ledger holds of one contact, the oldest first; null when that is nothing.
 * The same entries give the same bytes.
 */
export function createReceipt(
  entries: readonly LedgerEntry[],
  context: ReceiptContext,
  signer: LedgerSigner,
): SignedReceipt | null {
  const last = entries.at(-1)
  if (!last?.contact) return null
  const receipt: Receipt = {
    schema_version: receiptSchema,
    receipt_id: idOf(entries),
    issued_at: isoTime(last.at),
    brand: last.brand,
    pii_principal_id: last.contact,
    consent_records: recipients.flatMap((to) => recordOf(to, entries, context) ?? []),
  }
  const { id, publicKey } = signer
  const value = signer.sign(receiptText(receipt))
  return { receipt, signature: { algorithm: 'Ed25519', key_id: id, public_key: publicKey, value } }
}

function recordOf(to: Recipient, all: readonly LedgerEntry[], context: ReceiptContext): ConsentRecord | null {
  const entries = all.filter(({ recipient }) => recipient === to)
  const [first] = entries
  // What was shown when the person last answered; a confirmation and a withdrawal show no box.
  const asked = entries.findLast(({ text_hash }) => text_hash !== null) ?? first
  if (!first?.contact || !asked) return null
  const receivers = to === 'brand' ? [] : context.receivers[to]
  return {
    schema_version: receiptSchema,
    record_id: idOf(entries),
    pii_principal_id: first.contact,
    pii_processing: {
      privacy_notice: context.privacyNotice,
      privacy_notice_version: asked.notice_version,
      language: asked.language,
      notice_text: asked.text_hash === null ? null : context.textOf(asked.text_hash),
      notice_text_sha256: asked.text_hash,
      purposes: [
        {
          purpose: purposeOf[to],
          lawful_basis: 'consent',
          pii_information: context.fields.map(piiInformation),
          pii_controllers: [context.controller.party_id],
          recipient_third_parties: receivers.map(({ party_id }) => party_id),
          recipient_list_version: asked.partners_list,
          collection_method: asked.popin ?? 'brand_server',
          withdrawal_method: context.withdrawalMethod,
          jurisdiction: context.jurisdiction,
        },
      ],
    },
    party_identification: [context.controller, ...receivers],
    events: entries.map(eventOf),
  }
}

function piiInformation(field: string) {
  return { pii_type: field, pii_optional: true, sensitive_pii_category: false }
}

function eventOf(entry: LedgerEntry): ReceiptEvent {
  const isWaiting = entry.act === 'granted' && entry.confirmation === 'awaited'
  const isImplicit = entry.basis === 'assumed_from_brand' || entry.basis === 'brand_record'
  return {
    event_time: isoTime(entry.at),
    event_type: isImplicit ? 'implicit' : 'explicit',
    event_state: isWaiting ? 'unconfirmed' : states[entry.act],
    event_basis: entry.basis,
    ledger_sequence: entry.sequence,
    ledger_hash: hashOf(entry),
  }
}

function hashOf(entry: LedgerEntry): string {
  return hashText(canonicalJson(entry))
}

/** From the entries themselves: made again, a receipt has the same. */
function idOf(entries: readonly LedgerEntry[]): string {
  return uuidFromHash(createHash('sha256').update(entries.map(hashOf).join('\n')).digest())
}

function isoTime(at: number): string {
  return new Date(at).toISOString()
}
