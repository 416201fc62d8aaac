// Every text, by its key, with the names that are filled into it. The languages are checked against this table.
import type { NumberPlaceholder, Placeholder } from './placeholders.ts'
import { rightsTexts } from './rights-table.ts'

/**
 * `popin.` is what a popin says unless its own key says otherwise. `{brand}` is the controller's name, and
 * `{ambassador}` the alias, or the controller's name where no publication is known.
 */
export const plainTexts = {
  'popin.close': [],
  'popin.refuse': [],
  'popin.send': [],
  'popin.privacy': ['brand'],
  'popin.optional': [],
  'popin.error_email': [],
  'popin.error_required': [],
  'popin.typo': [],
  'popin.box_ambassador': ['ambassador', 'brand'],
  'popin.box_brand': ['brand'],
  'popin.notice': ['brand'],
  'popin.warning': ['ambassador'],
  'popin.warning_without': [],
  'popin.warning_with': [],
  'popin.sending': [],
  'popin.waiting': [],
  'popin.failed': [],
  'popin.check_mail': [],

  'message.title': ['ambassador'],
  'message.lead': ['ambassador', 'brand'],
  'message.open': [],
  'message.box_ambassador': ['ambassador', 'brand'],
  'message.done': ['ambassador'],
  'order.title': ['ambassador'],
  'order.lead': ['ambassador'],
  'order.check_mail': ['ambassador'],
  'subscribe.title': ['ambassador'],
  'subscribe.lead': [],
  'subscribe.open': [],
  'subscribe.send': [],
  'subscribe.warning': ['ambassador'],
  'subscribe.warning_with': [],
  'subscribe.done': [],
  'form.title': ['brand'],
  'form.lead': ['brand'],
  'form.open': [],
  'form.done': ['brand'],
  'voucher.title': ['brand'],
  'voucher.lead': ['ambassador'],
  'voucher.open': [],
  'voucher.send': [],
  'voucher.notice': ['brand'],
  'voucher.error_box': ['ambassador'],
  'voucher.voucher_code': [],
  'voucher.voucher_qr': [],
  'voucher.done': [],
  'consent.title': ['brand'],
  'consent.lead': [],
  'consent.refuse': [],
  'consent.send': [],
  'consent.choose': [],
  'consent.save': [],
  'consent.analytics': [],
  'consent.analytics_why': [],
  'consent.attribution': [],
  'consent.attribution_why': [],
  'consent.personalisation': [],
  'consent.personalisation_why': ['brand'],
  'consent.done': [],
  'pick.title': [],
  'pick.lead': [],
  'pick.refuse': [],
  'pick.send': [],
  'pick.done': [],

  'field.first_name': [],
  'field.last_name': [],
  'field.email': [],
  'field.phone': [],
  'field.message': [],
  'field.city': [],
  'field.postal_code': [],

  /** The forms without JavaScript. */
  'fallback.boxes': [],
  'fallback.trap': [],
  'fallback.problems': [],
  'fallback.error_field': [],
  'fallback.sent': [],
  'fallback.consent': [],
  'fallback.pick': [],
  'fallback.nothing_title': [],
  'fallback.nothing': [],

  'confirm.title': [],
  'confirm.lead': ['brand'],
  'confirm.agreed': [],
  'confirm.partners': ['partners'],
  'confirm.pending': [],
  'confirm.button': [],
  'confirm.done_title': [],
  'confirm.done': ['brand'],
  'confirm.receipt': [],
  'confirm.me': [],
  'confirm.expired_title': [],
  'confirm.expired': [],
  'confirm.again': [],
  'confirm.again_done': [],
  'confirm.block_title': [],
  'confirm.block': ['brand'],
  'confirm.block_button': [],
  'confirm.blocked': [],

  'me.title': [],
  'me.lead': ['brand'],
  'me.none': [],
  'me.ambassador': ['ambassador', 'brand'],
  'me.brand': ['brand'],
  'me.partners': ['brand'],
  'me.since': ['date'],
  'me.save': [],
  'me.saved': [],
  'me.stop_all': [],
  'me.stop_all_why': ['brand'],
  'me.stopped': [],
  'me.details': [],
  'me.details_why': ['brand'],
  'me.download': [],

  'unsubscribe.title': [],
  'unsubscribe.ambassador': ['ambassador'],
  'unsubscribe.brand': ['brand'],
  'unsubscribe.button': [],
  'unsubscribe.done_title': [],
  'unsubscribe.done': [],
  'unsubscribe.all': ['brand'],
  'unsubscribe.ask_title': [],
  'unsubscribe.ask': ['brand'],
  'unsubscribe.ask_button': [],
  'unsubscribe.ask_done': [],

  'link.unknown_title': [],
  'link.unknown': [],
  'trouble.title': [],
  'trouble.lead': [],

  'mail.confirm_subject': ['brand'],
  'mail.confirm_lead': ['brand'],
  'mail.confirm_open': [],
  'mail.confirm_not_you': [],
  'mail.confirm_block': [],
  'mail.me_subject': ['brand'],
  'mail.me_lead': ['brand'],
  'mail.why': ['brand'],
  'mail.stop': [],
  'mail.notice': ['brand'],

  /** The ambassador's own list of contacts. */
  'list.title': [],
  'list.lead': ['brand'],
  'list.empty': [],
  'list.name': [],
  'list.email': [],
  'list.withheld': [],
  'list.message': [],
  'list.date': [],
  'list.amount': [],

  ...rightsTexts,
} as const satisfies Record<string, readonly Placeholder[]>

/** The texts that a number bends: by which number, and what else is filled in. */
export const pluralTexts = {
  'popin.box_partners': { by: 'count', holds: ['count', 'brand'] },
  'popin.partners_list': { by: 'count', holds: ['count'] },
  'confirm.wait': { by: 'minutes', holds: ['minutes'] },
  'mail.confirm_expires': { by: 'hours', holds: ['hours'] },
  'mail.confirm_deleted': { by: 'days', holds: ['days'] },
} as const satisfies Record<string, { by: NumberPlaceholder; holds: readonly Placeholder[] }>

export type PlainKey = keyof typeof plainTexts
export type PluralKey = keyof typeof pluralTexts
export type TextKey = PlainKey | PluralKey

/** The names that a text needs. */
export type NamesIn<Key extends TextKey> = Key extends PlainKey
  ? (typeof plainTexts)[Key][number]
  : Key extends PluralKey
    ? (typeof pluralTexts)[Key]['holds'][number]
    : never

/** What is filled into a text: a number where one is counted, else text. */
export type Fillings<Key extends TextKey> = {
  [Name in NamesIn<Key>]: Name extends NumberPlaceholder ? number : string
}

export function isPluralKey(key: string): key is PluralKey {
  return Object.hasOwn(pluralTexts, key)
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(plainTexts, key) || isPluralKey(key)
}
