// What the collector answers about a popin, for a brand with everything that popins can have.

import { wordingOf } from '../../collector/contacts/brand-wording.ts'
import { composePopin, type ShownAmbassador } from '../../collector/contacts/popin-answer.ts'
import { voucherOf } from '../../collector/contacts/voucher.ts'
import type { PopinKind } from '../../sdk/protocol/opt-in.ts'
import type { PopinAnswer, Voucher } from '../../sdk/protocol/popin.ts'
import { languages } from '../../widgets/texts/languages.ts'
import { testBrand } from './test-brand.ts'

const boxes = ['ambassador', 'brand', 'partners'] as const

export const popinBrand = testBrand({
  languages,
  controller: 'Fell & Ford',
  popins: {
    boxes: { subscribe: [...boxes], message: [...boxes], form: [...boxes], voucher: [...boxes] },
    partners: { version: '2026-11', names: ['Northern Maps', 'Kettle & Sons', 'Dry Feet'] },
    voucher: { code: 'RAIN-2026-7Q' },
    formFields: [
      { name: 'email', type: 'email', required: true },
      { name: 'shoe_size', label: { en: 'Shoe size', fr: 'Pointure' } },
      { name: 'message', type: 'textarea', label: { en: 'What are you looking for?' } },
    ],
  },
})

const lea: ShownAmbassador = { alias: 'Léa', picture: null }

export const popinAnswer = <Kind extends PopinKind>(
  kind: Kind,
  language = 'en',
  ambassador: ShownAmbassador | null = lea,
): PopinAnswer<Kind> =>
  composePopin(popinBrand, kind, wordingOf(popinBrand, language), ambassador).answer as PopinAnswer<Kind>

export function popinVoucher(): Voucher {
  const voucher = voucherOf(popinBrand.settings)
  if (!voucher) throw new Error('the brand for tests gives no voucher')
  return voucher
}
