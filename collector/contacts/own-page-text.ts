// The sentence beside each switch of a person's own page.

import type { Recipient } from '../../sdk/protocol/opt-in.ts'
import { asName } from '../../widgets/texts/fill.ts'
import type { Brand } from '../brands/brand.ts'
import { wordingOf } from './brand-wording.ts'
import { textHash } from './text-hash.ts'
import type { BoxText } from './texts.ts'

/** `alias`: the ambassador's; without one they are named as the brand is. */
export function ownPageText(
  brand: Brand,
  recipient: Recipient,
  languages: readonly string[],
  alias: string | null,
): BoxText & { text: string } {
  const wording = wordingOf(brand, ...languages)
  const { language } = wording
  const name = asName(alias ?? wording.brand, language)
  const isAmbassadors = recipient === 'ambassador'
  const text = isAmbassadors
    ? wording.say('me.ambassador', { ambassador: name })
    : wording.say(`me.${recipient}`)
  const template = isAmbassadors ? wording.template('me.ambassador') : text
  return {
    text,
    hash: textHash(text),
    recipient,
    wording: template,
    alias: isAmbassadors ? name : null,
    language,
  }
}
