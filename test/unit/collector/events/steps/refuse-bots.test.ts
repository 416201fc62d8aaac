import { expect, it } from 'vitest'
import { refuseBots } from '../../../../../collector/events/steps/refuse-bots.ts'
import { phoneAgent, testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'

const reasonFor = (userAgent: string) => refuseBots(testDraft(testArrival({ userAgent })), testTools())

it('counts robots by their own name, and those without any', () => {
  expect(['Googlebot/2.1', 'curl/8.5.0', ''].map(reasonFor)).toEqual(['bot', 'bot', 'bot'])
})

it('lets a shopper pass', () => {
  expect(reasonFor(phoneAgent)).toBeNull()
})
