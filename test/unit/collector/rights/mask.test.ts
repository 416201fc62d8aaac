import { expect, it } from 'vitest'
import { maskFields } from '../../../../collector/rights/mask.ts'

it('A8: a masked contact can be told from another, and written to by nobody', () => {
  const masked = maskFields({ first_name: '𝒥ane', email: 'jane.doe@example.com', phone: '+33612345678' })
  expect(masked).toEqual({ first_name: '𝒥…', last_name: null, email: 'j…@e…', phone: '…78' })
})
