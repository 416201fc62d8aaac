import { expect, it } from 'vitest'
import { refusePrivacySignals } from '../../../../../collector/events/steps/refuse-privacy-signals.ts'
import { testArrival, testDraft, testTools } from '../../../../support/test-draft.ts'

const tools = testTools()
const reasonFor = (dnt?: string, gpc?: string) =>
  refusePrivacySignals(testDraft(testArrival({ dnt, gpc })), tools)

it('E17: drops what a browser sends with DNT: 1 or Sec-GPC: 1', () => {
  expect([reasonFor('1'), reasonFor(undefined, '1'), reasonFor('1', '1')]).toEqual(['dnt', 'gpc', 'dnt'])
})

it.each([
  [undefined, undefined],
  ['0', '0'],
  ['', ''],
  ['unspecified', 'true'],
  ['yes', '?1'],
  ['11', '1, 1'],
])('takes DNT %s and Sec-GPC %s for no signal', (dnt, gpc) => {
  expect(reasonFor(dnt, gpc)).toBeNull()
})
