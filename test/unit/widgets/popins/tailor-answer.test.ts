import { expect, test } from 'vitest'
import { tailorAnswer } from '../../../../widgets/popins/tailor-answer.ts'
import { popinAnswer } from '../../../support/popin-answer.ts'

const names = (fields: { name: string }[]) => fields.map(({ name }) => name)

test('without signal or option the answer stays as it is', () => {
  const answer = popinAnswer('message')
  expect(tailorAnswer(answer, {}, null)).toEqual(answer)
})

test('POPINS 9: under GPC the partners’ box does not exist, and the others do', () => {
  expect(tailorAnswer(popinAnswer('subscribe'), {}, 'gpc').boxes).toEqual(['ambassador', 'brand'])
})

test('POPINS 9: under DNT a popin that the person opened has all its boxes', () => {
  expect(tailorAnswer(popinAnswer('subscribe'), {}, 'dnt').boxes).toEqual(['ambassador', 'brand', 'partners'])
})

test('C8: the ambassador’s box is not displayed where the brand’s opt-in is already true', () => {
  expect(tailorAnswer(popinAnswer('order'), { has_opt_in: true }, null).boxes).toEqual([])
})

test('C8: name and e-mail are not asked where the brand sends them', () => {
  expect(names(popinAnswer('order').fields)).toEqual(['message', 'first_name', 'email'])
  expect(names(tailorAnswer(popinAnswer('order'), { has_details: true }, null).fields)).toEqual(['message'])
})
