import { describe, expect, test } from 'vitest'
import { parseSubmission } from '../../../../collector/contacts/parse-submission.ts'
import { makeSubmission } from '../../../../widgets/popins/submission.ts'
import { popinAnswer, popinBrand } from '../../../support/popin-answer.ts'

const id = '0b5e1c52-9d0f-4c1e-a0a3-5b2d5e8f7a10'
const answer = popinAnswer('message')
const occasion = {
  kind: 'message' as const,
  answer,
  options: { publication: 'P123' },
  page: 'https://shop.example.com/blog/boots?mail=ada@example.com#top',
}
const sent = {
  act: 'sent' as const,
  id,
  ticked: { brand: true },
  typed: { message: 'Hello' },
  openMs: 4321.7,
}

describe('a submission', () => {
  test('carries each displayed box with the hash of its exact text, ticked or not, and the partners’ version', () => {
    const { boxes } = makeSubmission(occasion, sent)
    expect(boxes).toEqual({
      ambassador: { ticked: false, text: answer.text_hashes.ambassador },
      brand: { ticked: true, text: answer.text_hashes.brand },
      partners: { ticked: false, text: answer.text_hashes.partners, list: answer.partners?.version },
    })
  })

  test('says which popin it was, in which version and language', () => {
    expect(makeSubmission(occasion, sent)).toMatchObject({
      id,
      act: 'sent',
      popin: 'message',
      popin_version: answer.version,
      language: 'en',
      publication: 'P123',
      fields: { message: 'Hello' },
      open_ms: 4322,
    })
  })

  test('names the page without its query and fragment, which may hold anything', () => {
    expect(makeSubmission(occasion, sent).page).toBe('https://shop.example.com/blog/boots')
  })

  test('hands on what was typed where nobody sees a field, apart from the fields', () => {
    const { fields, nickname } = makeSubmission(occasion, {
      ...sent,
      typed: { message: 'x', nickname: 'bot' },
    })
    expect(nickname).toBe('bot')
    expect(fields).toEqual({ message: 'x' })
  })

  test('leaves out what there is not', () => {
    const { publication, ambassador, transaction_id, nickname } = makeSubmission(
      { ...occasion, options: { publication: '' } },
      sent,
    )
    expect([publication, ambassador, transaction_id, nickname]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test.each(['shown', 'closed', 'sent'] as const)('%s is read by the collector as it is meant', (act) => {
    const options = { publication: 'P123', transaction_id: 'T-1' }
    const typed = act === 'sent' ? { email: 'ada@example.com', message: 'Hello' } : {}
    const body = JSON.stringify(makeSubmission({ ...occasion, options }, { ...sent, act, typed }))
    const parsed = parseSubmission(new TextEncoder().encode(body), popinBrand.settings)
    expect(parsed).toMatchObject({ ok: true, submission: { act, publication: 'P123', order: 'T-1' } })
  })
})
