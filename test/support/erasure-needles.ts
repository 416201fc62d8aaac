// What a file or a row would have of a person of the erasure shop: in clear, and under the keys.
import { openKeys } from '../../collector/data-folder.ts'
import { normaliseEmail } from '../../collector/privacy/normalise-email.ts'
import type { ErasureShop, ShopPerson } from './erasure-shop.ts'

/** What of somebody may stand nowhere: in clear, and as the events and the keys had them. */
export function needlesOf({ collector }: Pick<ErasureShop, 'collector'>, one: ShopPerson) {
  const keys = openKeys(collector.environment, () => collector.clock.now)
  if (!keys.ok) throw new Error(keys.message)
  const { keyRing } = keys
  const clear = [one.email, one.phone, one.first_name, one.last_name, one.message, one.customer]
  return {
    clear,
    pseudonyms: [
      keyRing.pseudonymUuid('acme', 'visitor', one.visitor),
      keyRing.pseudonymUuid('acme', 'session', one.session),
      keyRing.tag('acme', 'customer', one.customer),
      keyRing.tag('acme', 'phone', one.phone),
    ],
    emailTag: keyRing.tag('acme', 'email', normaliseEmail(one.email) ?? ''),
  }
}

/** Those that stand in a text. */
export const standing = (text: string, needles: readonly string[]) =>
  needles.filter((needle) => text.includes(needle))
