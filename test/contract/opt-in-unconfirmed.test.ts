import { describe, expect, it } from 'vitest'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { startAcmeOptIns } from '../support/start-opt-ins.ts'

const minute = 60_000
const day = 86_400_000
const pendingLastsMs = 15 * day

/** A brand, and Jeanne who subscribed to Léa and has her mail. */
async function subscribed(settings = {}) {
  const optIns = await startAcmeOptIns(settings)
  await optIn(optIns)
  return optIns
}

describe('what is never confirmed', () => {
  it('R6: is really deleted after 15 days, and the ledger says so', async () => {
    const optIns = await subscribed()
    optIns.clock.now += pendingLastsMs - 1
    expect(await optIns.expirePending('acme', optIns.clock.now)).toBe(0)
    expect(await optIns.contactsOf(jeanne)).toHaveLength(1)
    optIns.clock.now += 1
    expect(await optIns.expirePending('acme', optIns.clock.now)).toBe(1)
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect((await optIns.ledgerActs()).at(-1)).toBe('expired ambassador awaited')
    const left = await optIns.inBrand('acme', (tx) => tx.run('SELECT id FROM asks'))
    expect(left).toEqual([])
  })

  it('takes nothing from a contact that had agreed before', async () => {
    const optIns = await subscribed()
    await optIns.press(optIns.linkIn('confirm'), { do: 'confirm' })
    optIns.clock.now += day
    await optIn(optIns, { ticked: ['brand'] })
    optIns.clock.now += pendingLastsMs
    await optIns.expirePending('acme', optIns.clock.now)
    expect(await optIns.contactsOf(jeanne)).toMatchObject([
      { optIns: { ambassador: 'blog_popin_verified', brand: 'none' } },
    ])
  })
})

describe('"it was not me"', () => {
  it('A1: deletes what was left and keeps this brand from mailing the address again, and no other brand', async () => {
    const optIns = await subscribed()
    await optIns.addBrand('other')
    const path = optIns.linkIn('confirm')
    expect(await (await optIns.get(path)).text()).toContain('acme sends it no e-mail any more')
    const answer = await optIns.press(path, { do: 'block' })
    expect(await answer.text()).toContain('is blocked')
    expect(await optIns.contactsOf(jeanne)).toEqual([])
    expect((await optIns.ledgerActs()).at(-1)).toBe('expired ambassador awaited')
    optIns.clock.now += 11 * minute
    await optIn(optIns)
    expect(optIns.inbox.list()).toHaveLength(1)
    await optIn(optIns, { brand: 'other' })
    expect(optIns.inbox.list().map(({ mail }) => mail.subject)).toEqual([
      'Please confirm your address for other',
      'Please confirm your address for acme',
    ])
  })
})
