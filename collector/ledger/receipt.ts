// The receipt that a person keeps: what they were asked and what they answered, in the fields of
// ISO/IEC TS 27560:2023, signed with the ledger's key. Holds their tag, never their name or address.

/** Somebody named in a receipt. */
export interface Party {
  party_id: string
  party_name: string
  party_role: 'pii_controller' | 'recipient_third_party'
  /** Where they can be reached; absent when nobody said. */
  party_url?: string | undefined
  party_email?: string | undefined
}

/** One purpose towards one recipient. */
export interface ReceiptPurpose {
  purpose: string
  lawful_basis: 'consent'
  pii_information: readonly { pii_type: string; pii_optional: boolean; sensitive_pii_category: boolean }[]
  /** Of `party_identification`, by `party_id`. */
  pii_controllers: readonly string[]
  recipient_third_parties: readonly string[]
  /** The version of the partners' list that was shown, null without one. */
  recipient_list_version: string | null
  collection_method: string
  withdrawal_method: string
  jurisdiction: string
}

export interface ReceiptEvent {
  /** ISO 8601, UTC. */
  event_time: string
  /** `explicit`: the person's own act. `implicit`: taken from what the brand holds. */
  event_type: 'explicit' | 'implicit'
  event_state: ReceiptState
  /** On what it stands, as the ledger says; null for a no. */
  event_basis: string | null
  /** The ledger's entry: its number, and its hash, which the brand cannot change any more without it showing. */
  ledger_sequence: number
  ledger_hash: string
}

/** `unconfirmed`: given, and waiting for the address to be confirmed. */
export type ReceiptState = 'requested' | 'unconfirmed' | 'given' | 'refused' | 'withdrawn' | 'expired'

/** The consents towards one recipient. */
export interface ConsentRecord {
  schema_version: string
  record_id: string
  pii_principal_id: string
  pii_processing: {
    privacy_notice: string
    privacy_notice_version: string | null
    language: string | null
    /** The exact words beside the box, and their SHA-256; null where nobody was shown any. */
    notice_text: string | null
    notice_text_sha256: string | null
    purposes: readonly ReceiptPurpose[]
  }
  party_identification: readonly Party[]
  events: readonly ReceiptEvent[]
}

export interface Receipt {
  schema_version: string
  receipt_id: string
  issued_at: string
  brand: string
  pii_principal_id: string
  consent_records: readonly ConsentRecord[]
}

/** The signature is over the canonical JSON of `{"kind": "consent_receipt", "receipt": …}`. */
export interface SignedReceipt {
  receipt: Receipt
  signature: { algorithm: 'Ed25519'; key_id: string; public_key: string; value: string }
}
