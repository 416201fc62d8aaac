// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { openConsent } from '../../../../widgets/popins/consent-popin.tsx'
import { popinAnswer } from '../../../support/popin-answer.ts'
import { testStage } from './test-stage.ts'

const { texts } = popinAnswer('consent')
const no = { analytics: false, attribution: false, personalisation: false }

function opened(answered = '') {
  const popin = testStage('consent', { cookies: { consent: answered } })
  openConsent(popin.stage)
  return popin
}

test('POPINS 6: refuse, choose and accept stand side by side', () => {
  expect(opened().buttons()).toEqual([texts.refuse, texts.choose, texts.send])
})

test.each([
  [texts.refuse, no],
  [texts.send, { analytics: true, attribution: true, personalisation: true }],
])('%s is one press', (button, answer) => {
  const { press, host, stage } = opened()
  press(button)
  expect(host.consent.mock.calls).toEqual([[answer]])
  expect(stage.end_).toHaveBeenCalledTimes(1)
})

test('POPINS 1: choosing begins with every purpose empty, and answers what was ticked', () => {
  const { press, tick, ticks, host } = opened()
  press(texts.choose)
  expect(ticks()).toEqual([false, false, false])
  tick('attribution')
  tick('analytics')
  tick('analytics')
  expect(ticks()).toEqual([false, true, false])
  press(texts.save)
  expect(host.consent.mock.calls).toEqual([[{ ...no, attribution: true }]])
})

test('opened again, it shows what was answered', () => {
  const { ticks, buttons } = opened('101')
  expect(ticks()).toEqual([true, false, true])
  expect(buttons()).toEqual([texts.refuse, texts.save, texts.send])
})

test('POPINS 6: closing it unanswered is a refusal', () => {
  const { press, host } = opened()
  press(texts.close)
  expect(host.consent.mock.calls).toEqual([[no]])
})

test('closing it after an answer changes nothing', () => {
  const { press, host, stage } = opened('111')
  press(texts.close)
  expect(host.consent).not.toHaveBeenCalled()
  expect(stage.end_).toHaveBeenCalledTimes(1)
})
