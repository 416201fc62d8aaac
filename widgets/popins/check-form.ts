// What keeps a form from being sent: pure rules over what was typed and ticked.

import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import type { OptInPopinKind, PopinField } from '../../sdk/protocol/popin.ts'

export type Ticked = Partial<Record<Recipient, boolean>>
export type Typed = Record<string, string>
export type FieldError = 'error_required' | 'error_email'
/** By field name; `boxes` stands for the boxes as one. */
export type FormErrors = Record<string, FieldError | 'error_box'>

/** Deliberately loose: whether an address exists is shown by the confirmation mail. Linear in its length. */
const addressPattern = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

const hasTick = (ticked: Ticked): boolean => Object.values(ticked).includes(true)

/**
 * The errors of a form; none: it can be sent. Somebody who ticks a box wants to be written to, so the address is
 * required then; a form with nothing in it at all asks for its first field.
 */
export function checkForm(fields: PopinField[], typed: Typed, ticked: Ticked): FormErrors {
  const errors: FormErrors = {}
  for (const { name, type, required } of fields) {
    const text = typed[name]
    if (!text && (required || (type === 'email' && hasTick(ticked)))) errors[name] = 'error_required'
    if (text && type === 'email' && !addressPattern.test(text)) errors[name] = 'error_email'
  }
  const [first] = fields
  const isEmpty = !hasTick(ticked) && fields.every(({ name }) => !typed[name] && !errors[name])
  if (first && isEmpty) errors[first.name] = 'error_required'
  return errors
}

/** C9: no voucher without the opt-in, which is the ambassador's where their box exists. */
export const lacksVoucherOptIn = (kind: OptInPopinKind, boxes: Recipient[], ticked: Ticked): boolean =>
  kind === 'voucher' && !(boxes.includes('ambassador') ? ticked.ambassador : hasTick(ticked))

/**
 * POPINS 5 and C5: the ambassador's box exists and is empty, and that is probably not what is meant: a message is
 * written, or the popin exists for nothing else. Said once.
 */
export const needsWarning = (
  kind: OptInPopinKind,
  boxes: Recipient[],
  ticked: Ticked,
  { message }: Typed,
): boolean => boxes.includes('ambassador') && !ticked.ambassador && (Boolean(message) || kind === 'subscribe')

/** `granted` with a ticked box, else `refused`: what the caps count. */
export const outcomeOf = (ticked: Ticked): 'granted' | 'refused' => (hasTick(ticked) ? 'granted' : 'refused')
