// What each popin asks and says, and what `GET /p/<brand>/popin/<kind>` answers about one.
import type { CustomParams } from './events.ts'
import type { OptInSource, PopinKind, Recipient } from './opt-in.ts'

/** The popins that end in an opt-in submission; `consent` and `pick` talk to the tag instead. */
export type OptInPopinKind = Exclude<OptInSource, 'external_form'>

/** How a field is typed; decides its `type`, `inputmode` and what an error is. */
export type PopinFieldType = 'text' | 'email' | 'tel' | 'textarea'

/** One field as it is shown. A known name (`first_name`, `email`, …) also decides `autocomplete`. */
export interface PopinField {
  name: string
  type: PopinFieldType
  required: boolean
  /** In the shopper's language. */
  label: string
}

/** The fields that each popin asks for by itself; `form` asks for the brand's own. */
export const popinFields = {
  order: ['message', 'first_name', 'email'],
  subscribe: ['first_name', 'last_name', 'email'],
  message: ['first_name', 'last_name', 'email', 'message'],
  form: [],
  voucher: ['first_name', 'last_name', 'email'],
} as const satisfies Record<OptInPopinKind, readonly string[]>

/** Texts of every popin. */
export const popinTextKeys = [
  'title',
  /** One or two sentences under the title. */
  'lead',
  /** The name of the close button, which shows a cross. */
  'close',
  /** *No thanks*; of `consent`: *Refuse*. */
  'refuse',
  /** The other button: *Send*, *Get my voucher*, *Accept*, *Add*. */
  'send',
  /** The last word, once it is done. */
  'done',
  /** The link to the privacy notice (G3). */
  'privacy',
] as const

/** What the popins with a form say besides. */
export const optInTextKeys = [
  /** Unfolds the form where the popin begins small, on a phone. */
  'open',
  /** Behind the label of a field that may stay empty: *optional*. */
  'optional',
  'error_email',
  'error_required',
  /** Before the corrected address, which is a button: *Did you mean*. */
  'typo',
  'box_ambassador',
  'box_brand',
  'box_partners',
  /** Unfolds the partners' names: *See the 4 partners*. */
  'partners_list',
  /** POPINS 4, beside the boxes: who, what for, by which channel, how to withdraw. */
  'notice',
  /** POPINS 5: *Without it, … reads your message but cannot answer you*. */
  'warning',
  /** *Send without* */
  'warning_without',
  /** *Let them answer* */
  'warning_with',
  'sending',
  /** No network: it is kept and sent as soon as there is one. */
  'waiting',
  /** The collector does not take it. */
  'failed',
  /** Instead of `done` where an address has to be confirmed; of `order`, where it may have to be. */
  'check_mail',
] as const

export const voucherTextKeys = [
  /** C9: no voucher without the opt-in. */
  'error_box',
  /** Before the code. */
  'voucher_code',
  /** What the QR code's picture is called. */
  'voucher_qr',
] as const

export const consentTextKeys = [
  'choose',
  /** Instead of `choose`, once the purposes are unfolded. */
  'save',
  'analytics',
  'analytics_why',
  'attribution',
  'attribution_why',
  'personalisation',
  'personalisation_why',
] as const

export type PopinTextKey =
  | (typeof popinTextKeys)[number]
  | (typeof optInTextKeys)[number]
  | (typeof voucherTextKeys)[number]
  | (typeof consentTextKeys)[number]

type Texts<Key extends string> = Record<Key, string>
type CommonTexts = Texts<(typeof popinTextKeys)[number]>
type OptInTexts = CommonTexts & Texts<(typeof optInTextKeys)[number]>

/** The texts of each popin: ready to be shown, names and numbers filled in by the collector. */
export interface PopinTexts {
  order: OptInTexts
  subscribe: OptInTexts
  message: OptInTexts
  form: OptInTexts
  voucher: OptInTexts & Texts<(typeof voucherTextKeys)[number]>
  consent: CommonTexts & Texts<(typeof consentTextKeys)[number]>
  pick: CommonTexts
}

/** The partners that are named behind their box; a new partner is a new version (POPINS 2). */
export interface PartnersList {
  version: string
  names: string[]
}

/** `GET <folder>p/<brand>/popin/<kind>?language=fr&publication=P123` */
export interface PopinAnswer<Kind extends PopinKind = PopinKind> {
  /** Of the popin with its texts; travels back with a submission. */
  version: string
  /** The language of the texts: the nearest to the asked one that the brand has. */
  language: string
  /** The way that this language is written. */
  direction: 'ltr' | 'rtl'
  texts: PopinTexts[Kind]
  /** SHA-256, hex, of the exact text of each box (POPINS 10). */
  text_hashes: Partial<Record<Recipient, string>>
  /** The boxes that exist, in the order they are shown; empty for `consent` and `pick`. */
  boxes: Recipient[]
  /** Null without a partners box. */
  partners: PartnersList | null
  /** Empty for `consent` and `pick`. */
  fields: PopinField[]
  /** Who the publication belongs to; null where it is not known. `picture` is an address, or null. */
  ambassador: { alias: string; picture: string | null } | null
  privacy_url: string
  /** Of the notice behind `privacy_url`: another one than when the person answered is asked about again (G4). */
  notice_version: string | null
  /** Seconds before it opens by itself; 3 after an order and 10 on a blog unless the brand says otherwise. */
  delay_seconds: number
}

/** A voucher, in the answer to the submission of its popin. */
export interface Voucher {
  code: string
  /** The QR code as a path on a grid of `size` × `size` units, quiet zone included: `M4 4h7v1h-7z…`. */
  qr: { size: number; path: string }
}

/** What `POST /o/<brand>` answers: the same bytes whatever the state of the address (S14). */
export interface OptInAnswer {
  voucher?: Voucher
}

/** `candor('popin', kind, options)`: what the page says about the occasion. */
export interface PopinOptions {
  /** Default: the publication that brought the shopper (K2). */
  publication?: string
  /** The ambassador's ID, where there is no publication: on their blog. */
  ambassador?: string
  /** The order on a thank-you page. `order` does not open without it: never before payment. */
  transaction_id?: string
  /** The brand's server sends name and e-mail with the order, so they are not asked again (3.3.7). Default false. */
  has_details?: boolean
  /** The brand's own opt-in is already true, so the ambassador's box is not displayed (C8). Default false. */
  has_opt_in?: boolean
  /** `pick`: the product that is added to the publication. */
  product?: CustomParams & { item_id: string; item_name?: string }
}
