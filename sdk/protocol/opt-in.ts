// Contacts and their opt-ins: the closed lists of REQUIREMENTS V and C, and what a popin or a form sends to
// `POST /o/<brand>`. What follows from an answer is collector/contacts' work.

/** What a person agreed to towards one ambassador. */
export const ambassadorOptIns = [
  'new',
  'invitation_sent',
  'invitation_accepted',
  'invitation_declined',
  'email_optout',
  'invitation_unanswered',
  'global_optout',
  'social_only',
  'brand_import',
  'blog_popin_pending',
  'blog_popin_verified',
  'internal_form',
  'external_form',
  'order',
  'order_popin',
  'other',
  'storage_only',
] as const
export type AmbassadorOptIn = (typeof ambassadorOptIns)[number]

/** What a person agreed to towards the brand. `none` hides the contact from it, the other five show it. */
export const brandOptIns = [
  'none',
  'blog',
  'internal_form',
  'external_form',
  'brand_database',
  'storage_only',
] as const
export type BrandOptIn = (typeof brandOptIns)[number]

export const emailStatuses = [
  'unverified',
  'verified',
  'soft_bounce',
  'hard_bounce',
  'spam',
  'blocked',
] as const
export type EmailStatus = (typeof emailStatuses)[number]

/** The ten ways in, as REQUIREMENTS numbers them. */
export const optInCases = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const
export type OptInCase = (typeof optInCases)[number]

export interface OptIns {
  ambassador: AmbassadorOptIn
  brand: BrandOptIn
  partners: boolean
}

/** Who a box is for: there is one box a recipient, and none for all. */
export const recipients = ['ambassador', 'brand', 'partners'] as const
export type Recipient = (typeof recipients)[number]

/**
 * On what an opt-in stands. `box`: the person ticked it. `invitation`: they accepted an ambassador's invitation.
 * `own_page`: they switched it on in their own page. `brand_record`: the brand says that it holds the consent.
 * `assumed_from_brand`: the ambassador's, taken from the brand's (C7, C8).
 */
export const consentBases = ['box', 'invitation', 'own_page', 'brand_record', 'assumed_from_brand'] as const
export type ConsentBasis = (typeof consentBases)[number]

export const popinKinds = ['order', 'subscribe', 'message', 'form', 'voucher', 'consent', 'pick'] as const
export type PopinKind = (typeof popinKinds)[number]

/** What leads to `POST /o/`: the popins that ask for an opt-in, and a page's own form marked `data-candor-form`. */
export const optInSources = ['order', 'subscribe', 'message', 'form', 'voucher', 'external_form'] as const
export type OptInSource = (typeof optInSources)[number]

/** The longest that each field may be, in characters. `message` is the only one with line breaks. */
export const contactFieldLengths = {
  first_name: 100,
  last_name: 100,
  email: 254,
  phone: 32,
  message: 2000,
  city: 100,
  postal_code: 16,
} as const
export type ContactFieldName = keyof typeof contactFieldLengths

/** One box as it stood when the person acted. */
export interface OptInBox {
  ticked: boolean
  /** SHA-256, 64 hexadecimal digits, of the UTF-8 bytes of the exact text beside the box. */
  text: string
  /** The version of the partners' list; only with the partners' box. */
  list?: string
}

/** `shown`: it opened; `closed`: it was closed or refused; `sent`: the person pressed send. */
export type OptInAct = 'shown' | 'closed' | 'sent'

/** The body of `POST /o/<brand>`. */
export interface OptInSubmission {
  /** A UUID made by the browser: sending it again is harmless. */
  id: string
  act: OptInAct
  popin: OptInSource
  popin_version: string
  /** The language that it was shown in, e.g. `pt` or `pt-BR`. */
  language: string
  /** The page's address without query and fragment. */
  page: string
  publication?: string
  ambassador?: string
  /** The order, on a thank-you page. */
  transaction_id?: string
  /** `contactFieldLengths`' names, and with `form` the brand's own fields. Empty when not sent. */
  fields: Record<string, string>
  /** The boxes that were displayed; a box that is missing was not asked. */
  boxes: { [To in Recipient]?: OptInBox }
  /** Milliseconds between opening and acting. */
  open_ms: number
  /** A field that people never see: whoever fills it is a robot. */
  nickname?: string
}
