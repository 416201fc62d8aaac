// Which text stands where in which popin.
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import {
  consentTextKeys,
  optInTextKeys,
  type PopinTextKey,
  type PopinTexts,
  popinTextKeys,
  voucherTextKeys,
} from '../../sdk/protocol/popin.ts'
import { isTextKey, type TextKey } from '../../widgets/texts/text-table.ts'

/** Where a popin's text is looked up, the nearest first: an order's popin is a message's, but for what it says itself. */
const origins: Record<PopinKind, readonly string[]> = {
  order: ['order', 'message', 'popin'],
  subscribe: ['subscribe', 'popin'],
  message: ['message', 'popin'],
  form: ['form', 'popin'],
  voucher: ['voucher', 'subscribe', 'popin'],
  consent: ['consent', 'popin'],
  pick: ['pick', 'popin'],
}

/** The key of a popin's text among the wordings: `box_brand` of `message` → `popin.box_brand`. */
export function textKeyOf(kind: PopinKind, name: PopinTextKey): TextKey {
  const key = origins[kind].map((origin) => `${origin}.${name}`).find(isTextKey)
  if (key === undefined) throw new Error(`The popin ${kind} has no text ${name}`)
  return key
}

type Say = (name: PopinTextKey) => string

const pick = (say: Say) => collect(popinTextKeys, say)
const optIn = (say: Say) => ({ ...pick(say), ...collect(optInTextKeys, say) })

/** Everything that each popin says, by what says a text. */
export const popinTexts: { [Kind in PopinKind]: (say: Say) => PopinTexts[Kind] } = {
  order: optIn,
  subscribe: optIn,
  message: optIn,
  form: optIn,
  voucher: (say) => ({ ...optIn(say), ...collect(voucherTextKeys, say) }),
  consent: (say) => ({ ...pick(say), ...collect(consentTextKeys, say) }),
  pick,
}

function collect<Name extends PopinTextKey>(names: readonly Name[], say: Say): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, say(name)])) as Record<Name, string>
}
