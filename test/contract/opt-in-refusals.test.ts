import { describe, expect, it } from 'vitest'
import { jeanne, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { seenOf } from '../support/seen-answer.ts'
import { type OptIns, startAcmeOptIns } from '../support/start-opt-ins.ts'

const refusal = async (optIns: OptIns, fields: object) => {
  const answer = await sendOptIn(optIns, { ...(await submissionOf(optIns)), ...fields })
  const { error } = await answer.json()
  return [answer.status, error.code, error.path]
}

const sent = async (optIns: OptIns, fields: object) =>
  (await sendOptIn(optIns, { ...(await submissionOf(optIns)), ...fields })).status

describe('what is refused', () => {
  it('every address, by name, while contacts are off', async () => {
    const optIns = await startAcmeOptIns({ contacts: 'off' })
    const answers = new Set<string>()
    for (const email of [jeanne, 'zoe@example.com'])
      answers.add(
        JSON.stringify(
          await seenOf(await sendOptIn(optIns, await submissionOf(optIns, { fields: { email } }))),
        ),
      )
    expect([...answers].map((answer) => JSON.parse(answer))).toMatchObject([{ status: 403 }])
    expect([...answers][0]).toContain('contacts_off')
    await optIns.runner.runDue()
    expect(await optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM tasks'))).toEqual([])
  })

  it('POPINS 10: words that the collector does not know, by their box', async () => {
    const optIns = await startAcmeOptIns()
    const { boxes } = await submissionOf(optIns)
    const unknown = { ticked: true, text: 'ab'.repeat(32) }
    expect(await refusal(optIns, { boxes: { ...Object(boxes), brand: unknown } })).toEqual([
      400,
      'unknown_text',
      'boxes.brand.text',
    ])
    // Another box's words are not this box's.
    const { ambassador } = Object(boxes)
    expect(await refusal(optIns, { boxes: { brand: ambassador } })).toEqual([
      400,
      'unknown_text',
      'boxes.brand.text',
    ])
  })

  it('a yes without an address, nobody’s publication, and what has not its form', async () => {
    const optIns = await startAcmeOptIns()
    expect(await refusal(optIns, { fields: {} })).toEqual([400, 'email_needed', 'fields.email'])
    expect(await refusal(optIns, { fields: { email: 'not an address' } })).toEqual([
      400,
      'not_a_submission',
      'fields.email',
    ])
    expect(await refusal(optIns, { publication: 'P404' })).toEqual([400, 'no_ambassador', undefined])
    for (const [name, value] of Object.entries({
      id: 'x',
      act: 'bought',
      popin: 'consent',
      popin_version: 'a b',
      language: '../en',
      page: 'javascript:alert(1)',
      open_ms: -1,
      boxes: { all: { ticked: true, text: 'ab'.repeat(32) } },
      publication: "P1' OR 1=1",
    }))
      expect((await refusal(optIns, { [name]: value })).slice(0, 2), name).toEqual([400, 'not_a_submission'])
  })

  it.each([
    ['empty', '', 400],
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['deep', '['.repeat(60_000), 400],
    ['long', `"${'x'.repeat(64 * 1024)}"`, 413],
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ['infinite', '{"open_ms":1e9999}', 400],
    ['a lone surrogate', '{"id":"\\ud800"}', 400],
  ] as const)('a body that is %s, and the collector goes on', async (_name, body, status) => {
    const optIns = await startAcmeOptIns()
    const answer = await sendOptIn(optIns, body)
    expect(answer.status).toBe(status)
    expect(optIns.problems).toEqual([])
  })

  it('an unknown brand', async () => {
    const optIns = await startAcmeOptIns()
    expect((await sendOptIn(optIns, await submissionOf(optIns), {}, 'nobody')).status).toBe(404)
  })
})

describe('what is answered and not kept', () => {
  const nothing = async (optIns: OptIns) => {
    await optIns.runner.runDue()
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect(await optIns.ledgerActs()).toEqual([])
    expect(optIns.inbox.list()).toEqual([])
  }

  it('S13: a robot that fills what people never see, or is done within a second', async () => {
    const optIns = await startAcmeOptIns()
    expect(await sent(optIns, { nickname: 'Bobby' })).toBe(202)
    expect(await sent(optIns, { open_ms: 999 })).toBe(202)
    await nothing(optIns)
  })

  it.each([{ dnt: '1' }, { 'sec-gpc': '1' }])(
    'that a popin was shown or closed, under %j',
    async (headers) => {
      const optIns = await startAcmeOptIns()
      for (const act of ['shown', 'closed']) {
        const body = await submissionOf(optIns, { with: { act, fields: {} } })
        expect((await sendOptIn(optIns, body, headers)).status).toBe(202)
      }
      await nothing(optIns)
    },
  )
})
