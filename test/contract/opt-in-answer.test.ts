import { describe, expect, it } from 'vitest'
import { confirmedOptIn, jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { seenOf } from '../support/seen-answer.ts'
import { startAcmeOptIns, startOptIns } from '../support/start-opt-ins.ts'
import { shopOrigin } from '../support/test-brand.ts'

const day = 86_400_000

describe('the answer to an opt-in', () => {
  it('S14: is the same bytes for a new, a known, a pending and a suppressed address', async () => {
    const optIns = await startAcmeOptIns()
    await confirmedOptIn(optIns, { fields: { email: 'known@example.com' } })
    await optIn(optIns, { fields: { email: 'pending@example.com' } })
    await confirmedOptIn(optIns, { fields: { email: 'suppressed@example.com' } })
    await optIns.press(optIns.linkIn('unsubscribe'), { do: 'brand' })
    await confirmedOptIn(optIns, { fields: { email: 'blocked@example.com' } })
    await optIns.inBrand('acme', (tx) =>
      optIns.suppressions.suppress(tx, 'acme', {
        email: 'blocked@example.com',
        scope: 'operator',
        reason: 'blocked',
      }),
    )
    const answers = new Set<string>()
    for (const name of ['new', 'known', 'pending', 'suppressed', 'blocked']) {
      const body = await submissionOf(optIns, { fields: { email: `${name}@example.com` } })
      answers.add(JSON.stringify(await seenOf(await sendOptIn(optIns, body))))
    }
    expect([...answers].map((answer) => JSON.parse(answer))).toMatchObject([{ status: 202, text: '{}' }])
  })

  it('comes when it is on disk: what follows needs nothing but the folder', async () => {
    const optIns = await startAcmeOptIns()
    await optIns.runner.stop()
    await sendOptIn(optIns, await submissionOf(optIns))
    await optIns.stop()
    const later = await startOptIns({ folder: optIns.folder })
    await later.runner.runDue()
    expect(await later.contactsOf(jeanne)).toHaveLength(1)
    expect(later.inbox.list()).toHaveLength(1)
  })

  it('to the same ID again is the same, and nothing happens twice', async () => {
    const optIns = await startAcmeOptIns()
    const body = await submissionOf(optIns)
    const first = await seenOf(await sendOptIn(optIns, body))
    await optIns.runner.runDue()
    const [again, parallel] = await Promise.all([sendOptIn(optIns, body), sendOptIn(optIns, body)])
    expect([await seenOf(again), await seenOf(parallel)]).toEqual([first, first])
    await optIns.runner.runDue()
    optIns.clock.now += day
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(1)
    expect(await optIns.ledgerActs()).toHaveLength(2)
  })

  it('may be read by the brand’s own pages alone', async () => {
    const optIns = await startAcmeOptIns()
    const answer = await sendOptIn(optIns, await submissionOf(optIns))
    expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    for (const origin of [
      `${shopOrigin}.test`,
      'null',
      'http://shop.example.com',
      'https://SHOP.example.com',
    ]) {
      const refused = await sendOptIn(optIns, await submissionOf(optIns), { origin })
      expect(refused.status).toBe(403)
      expect(refused.headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('brings the voucher to who ticked its box, known or not, and to nobody else', async () => {
    const optIns = await startAcmeOptIns({ popins: { voucher: { code: 'WELCOME10' } } })
    const answerTo = async (parts: object) =>
      (await sendOptIn(optIns, await submissionOf(optIns, { popin: 'voucher', ...parts }))).json()
    await confirmedOptIn(optIns, { fields: { email: 'known@example.com' } })
    const unknown = await answerTo({})
    expect(unknown.voucher.code).toBe('WELCOME10')
    expect(await answerTo({ fields: { email: 'known@example.com' } })).toEqual(unknown)
    expect(await answerTo({ ticked: ['brand'] })).toEqual({})
  })
})
