// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { openPick } from '../../../../widgets/popins/pick-popin.tsx'
import { popinAnswer } from '../../../support/popin-answer.ts'
import { testStage } from './test-stage.ts'

const { texts } = popinAnswer('pick')
const product = { item_id: 'SKU1', item_name: '<b>Rain</b> jacket', price: 29.95 }

function opened(given: typeof product | { item_id: string } = product) {
  const popin = testStage('pick', { options: { product: given }, cookies: { session_add: 'A1.lea' } })
  openPick(popin.stage)
  return popin
}

test('adding a product is one event with the product and the ambassador, and says so', () => {
  const { press, host, status, buttons } = opened()
  press(texts.send)
  expect(host.track.mock.calls).toEqual([['pick', { ...product, ambassador: 'A1' }]])
  expect(status()).toBe(texts.done)
  expect(buttons()).toEqual([texts.close])
})

test('refusing or closing adds nothing', () => {
  for (const button of [texts.refuse, texts.close]) {
    const { press, host, stage } = opened()
    press(button)
    expect(host.track).not.toHaveBeenCalled()
    expect(stage.end_).toHaveBeenCalledTimes(1)
  }
})

test('S5: a product’s name is text, whatever it looks like', () => {
  const { root } = opened()
  expect(root.querySelector('bdi')?.textContent).toBe(product.item_name)
  expect(root.querySelector('bdi b')).toBeNull()
})

test('a product without a name is shown by its ID', () => {
  expect(opened({ item_id: 'SKU9' }).root.querySelector('bdi')?.textContent).toBe('SKU9')
})
