import { expect, it } from 'vitest'
import { refuseWithoutConsent } from '../../../../../collector/events/steps/refuse-without-consent.ts'
import type { ConsentMode } from '../../../../../sdk/protocol/consent.ts'
import { testBrand } from '../../../../support/test-brand.ts'
import { testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'

it.each<[ConsentMode, boolean, string | null]>([
  ['required', true, null],
  ['required', false, 'no_consent'],
  ['exempt', true, null],
  ['exempt', false, 'no_consent'],
  ['cookieless', true, null],
  ['cookieless', false, null],
])('%s with analytics %s: %s', (consent, analytics, reason) => {
  const arrival = testArrival({
    brand: testBrand({ consent }),
    consent: { analytics, attribution: true, personalisation: true },
  })
  expect(refuseWithoutConsent(testDraft(arrival), testTools())).toBe(reason)
})
