import { expect, it } from 'vitest'
import { describeDevice } from '../../../../../collector/events/steps/describe-device.ts'
import { phoneAgent, testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'

it('keeps three words of the user agent, and not the user agent', () => {
  const draft = testDraft(testArrival({ userAgent: phoneAgent }))
  expect(describeDevice(draft, testTools())).toBeNull()
  expect(draft.stored).toMatchObject({ device: 'phone', browser: 'Mobile Safari', os: 'iOS' })
  expect(JSON.stringify(draft.stored)).not.toContain('605.1.15')
})

it('says nothing of what it does not know', () => {
  const draft = testDraft(testArrival({ userAgent: 'something else' }))
  describeDevice(draft, testTools())
  expect(draft.stored).toMatchObject({ device: 'other', browser: null, os: null })
})
