// What the ledger keeps of one act about one box: who was asked what, in which words, and what they did. Tags, never
// fields: nothing in an entry is readable as a person.
import type { PrivacySignal } from '../../sdk/protocol/consent.ts'
import type { ConsentBasis, OptInSource, Recipient } from '../../sdk/protocol/opt-in.ts'

export const ledgerActs = ['shown', 'granted', 'refused', 'confirmed', 'withdrawn', 'expired'] as const
export type LedgerActName = (typeof ledgerActs)[number]

/** What each recipient's box asks for. One box, one purpose. */
export const purposeOf = {
  ambassador: 'contact_by_ambassador',
  brand: 'contact_by_brand',
  partners: 'share_with_partners',
} as const satisfies Record<Recipient, string>
export type LedgerPurpose = (typeof purposeOf)[Recipient]

/** Whether the address has to be confirmed before the opt-in counts. */
export const confirmations = ['not_needed', 'awaited', 'done'] as const
export type Confirmation = (typeof confirmations)[number]

/** An act as its caller knows it. What is left out is kept as null. */
export interface LedgerAct {
  act: LedgerActName
  recipient: Recipient
  /** The contact's own ID (never an address); kept as a tag. Nobody's yet where a popin was only shown. */
  contact?: string | undefined
  /** The ambassador's ID; kept as a tag. */
  ambassador?: string | undefined
  /** The order's ID; kept as a tag. */
  order?: string | undefined
  /** Required with `granted` and `confirmed`: nothing may be contacted without one. */
  basis?: ConsentBasis | undefined
  /** SHA-256, hex, of the exact text beside the box. */
  textHash?: string | undefined
  language?: string | undefined
  popin?: OptInSource | undefined
  popinVersion?: string | undefined
  partnersList?: string | undefined
  /** The version of the privacy notice that was linked (G4). */
  noticeVersion?: string | undefined
  /** The page's address. Its query and fragment, and what looks personal in its path, are dropped. */
  page?: string | undefined
  /** What the browser asked for when the person acted. */
  signals?: readonly PrivacySignal[] | undefined
  /** Default `not_needed`. */
  confirmation?: Confirmation | undefined
}

/** An entry as it is kept; its canonical JSON is what is hashed. */
export interface LedgerEntry {
  brand: string
  /** From 1, without a gap. */
  sequence: number
  /** The collector's clock, milliseconds since 1970. */
  at: number
  /** The hash of the entry before, 64 zeros for the first. */
  previous: string
  act: LedgerActName
  recipient: Recipient
  purpose: LedgerPurpose
  basis: ConsentBasis | null
  confirmation: Confirmation
  /** No box is ever ticked before the person does it. */
  box_default: false
  contact: string | null
  ambassador: string | null
  order: string | null
  text_hash: string | null
  language: string | null
  popin: OptInSource | null
  popin_version: string | null
  partners_list: string | null
  notice_version: string | null
  page: string | null
  signals: readonly PrivacySignal[]
}
