// The copy that a person gets (articles 15 and 20): what is kept of them, in which shape. Times are ISO 8601 in UTC; null
// is "not known". Made by `gather.ts`.
import type { ContactFields } from '../contacts/contact.ts'
import type { ExportedOrder } from '../contacts/from-server/export-contacts.ts'
import type { Behaviour } from './behaviour.ts'

export interface PersonalData {
  made_at: string
  /** Who is responsible (article 15(1)). */
  controller: string
  privacy_notice: string
  /** For how long each is kept; the notice says more. */
  kept_for: {
    opted_out_days: number
    without_activity_months: number
    unconfirmed_days: number
    events_months: number
  }
  contacts: OwnContact[]
  opt_outs: { scope: string; reason: string; since: string }[]
  behaviour: Behaviour
  requests: OwnRequest[]
}

/** What one ambassador of the brand was told. */
export interface OwnContact {
  id: string
  /** The ambassador by the name that shoppers know; null where none is known. */
  ambassador: string | null
  fields: ContactFields
  /** Typed, and not confirmed yet: perhaps by somebody else. */
  unconfirmed: { at: string; fields: ContactFields }[]
  ambassador_opt_in: DatedStatus
  brand_opt_in: DatedStatus
  partners_opt_in: { status: boolean; since: string | null }
  email_status: string
  restricted_since: string | null
  objects_to_profiling_since: string | null
  /** From where it came: `popin`, `order`, `api`, … */
  source: string
  created_at: string
  changed_at: string
  history: { at: string; by: string; what: string; from: string | null; to: string | null }[]
  consents: OwnEntry[]
  publications: { publication: string; kind: string; at: string }[]
  orders: ExportedOrder[]
}

interface DatedStatus {
  status: string
  since: string | null
}

/** An entry of the consent ledger. */
export interface OwnEntry {
  at: string
  act: string
  purpose: string
  recipient: string
  basis: string | null
  confirmation: string
  /** The words that stood beside the box. */
  text: string | null
  language: string | null
  popin: string | null
  page: string | null
  notice_version: string | null
  /** The partners that the box was for. */
  partners: string[] | null
}

export interface OwnRequest {
  id: string
  right: string
  by: 'you' | 'the brand'
  asked_at: string
  due_at: string
  state: string
  answered_at: string | null
}
