import { describe, expect, it } from 'vitest'
import { caseOf, parseSubmission, readSubmission } from '../../../../collector/contacts/parse-submission.ts'
import { optInSources } from '../../../../sdk/protocol/opt-in.ts'
import { uuid } from '../../../support/stored-event.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { type AnyFields, bytesOf } from '../../../support/wire-batch.ts'

const { settings } = testBrand()
const text = 'ab'.repeat(32)

const sent = (fields: AnyFields = {}): AnyFields => ({
  id: uuid(1),
  act: 'sent',
  popin: 'message',
  popin_version: 'v1',
  language: 'en',
  page: 'https://shop.example.com/blog?utm=1#top',
  publication: 'P1',
  fields: { first_name: ' Jeanne ', email: 'jeanne@example.com', message: 'Hi\r\nthere' },
  boxes: { ambassador: { ticked: true, text } },
  open_ms: 5000,
  ...fields,
})

/** The submission, or where it is refused. */
function read(fields: AnyFields = {}) {
  const parsed = readSubmission(sent(fields), settings)
  return parsed.ok ? parsed.submission : `${parsed.error.code} ${parsed.error.path ?? ''}`.trim()
}

describe('a submission', () => {
  it('is read from its bytes: trimmed, its page without query and fragment, what is missing as null', () => {
    const parsed = parseSubmission(bytesOf(sent()), settings)
    expect(parsed).toEqual({
      ok: true,
      submission: {
        id: uuid(1),
        act: 'sent',
        popin: 'message',
        popinVersion: 'v1',
        language: 'en',
        page: 'https://shop.example.com/blog',
        publication: 'P1',
        ambassador: null,
        order: null,
        fields: { first_name: 'Jeanne', email: 'jeanne@example.com', message: 'Hi\nthere' },
        boxes: { ambassador: { ticked: true, text } },
        openMs: 5000,
        isTrapped: false,
      },
    })
  })

  it('keeps the fields that are known, and the brand’s own of its form alone', () => {
    const fields = { email: 'jeanne@example.com', size: '42', Bad: 'x', city: '' }
    expect(read({ fields })).toMatchObject({ fields: { email: 'jeanne@example.com' } })
    expect(read({ fields, popin: 'form' })).toMatchObject({
      fields: { email: 'jeanne@example.com', custom: { size: '42' } },
    })
  })

  it('needs an address where a yes has to be confirmed, and only there', () => {
    for (const popin of ['subscribe', 'message', 'form', 'voucher'])
      expect(read({ popin, fields: {} })).toBe('email_needed fields.email')
    expect(read({ popin: 'order', fields: {} })).toMatchObject({ fields: {} })
    expect(read({ fields: {}, boxes: { ambassador: { ticked: false, text } } })).toMatchObject({ fields: {} })
    expect(read({ fields: {}, act: 'shown' })).toMatchObject({ act: 'shown' })
  })

  it('says that somebody filled in what people never see', () => {
    expect(read({ nickname: 'Bobby' })).toMatchObject({ isTrapped: true })
    expect(read({ nickname: '' })).toMatchObject({ isTrapped: false })
  })

  it.each([
    [{ fields: { email: 'x' } }, 'not_a_submission fields.email'],
    [{ fields: { phone: '123' } }, 'not_a_submission fields.phone'],
    [{ fields: { message: 'x'.repeat(2001) } }, 'not_a_submission fields.message'],
    [{ fields: { first_name: { $gt: '' } } }, 'not_a_submission fields.first_name'],
    [{ fields: 'x' }, 'not_a_submission fields'],
    [
      { popin: 'form', fields: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`f${at}`, 'x'])) },
      'not_a_submission fields.custom',
    ],
    [{ boxes: { ambassador: { ticked: 'yes', text } } }, 'not_a_submission boxes.ambassador.ticked'],
    [{ boxes: { ambassador: { ticked: true, text: 'AB' } } }, 'not_a_submission boxes.ambassador.text'],
    [{ transaction_id: 'T1\r\nX: y' }, 'not_a_submission transaction_id'],
    [{ page: 'ftp://shop.example.com/' }, 'not_a_submission page'],
  ])('%j is refused by its place', (fields, refusal) => {
    expect(read(fields)).toBe(refusal)
  })

  it('of every source has its way in', () => {
    expect(optInSources.map((source) => caseOf[source])).toEqual(['C8', 'C5', 'C5', 'C6', 'C9', 'C10'])
  })
})
