import { expect, it } from 'vitest'
import { attributePublication } from '../../../../../collector/events/steps/attribute-publication.ts'
import { testBrand } from '../../../../support/test-brand.ts'
import { testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'

const technical = testBrand({ cookies: { technical: ['session_shop'] } })

it.each([
  ['with a yes', true, testBrand(), 'P123'],
  ['without one', false, testBrand(), null],
  ['where the brand declared the cookie technical', false, technical, 'P123'],
])('the publication stays %s as it may', (_, attribution, brand, publication) => {
  const consent = { analytics: true, attribution, personalisation: false }
  const draft = testDraft(testArrival({ brand, consent, publication: 'P123' }))
  expect(attributePublication(draft, testTools())).toBeNull()
  expect(draft.stored.publication).toBe(publication)
})
