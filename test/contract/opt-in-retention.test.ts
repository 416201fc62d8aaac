import { describe, expect, it } from 'vitest'
import { contactLimits } from '../support/contact-limits.ts'
import { jeanne, optIn } from '../support/opt-in-submission.ts'
import { startOptIns } from '../support/start-opt-ins.ts'

const day = 86_400_000

describe('how long an opt-in waits for its address to be confirmed', () => {
  it.each([3, 30])('R6: is what the brand says, in its mail too: %i days', async (pendingDays) => {
    const optIns = await startOptIns()
    await optIns.addBrand('acme', { retention: { pendingDays } })
    await optIn(optIns)
    expect(optIns.inbox.list()[0]?.mail.text).toContain(`${pendingDays} days`)
    optIns.clock.now += pendingDays * day - 1
    expect(await optIns.expirePending('acme', optIns.clock.now)).toBe(0)
    expect(await optIns.contactsOf(jeanne)).toHaveLength(1)
    optIns.clock.now += 1
    expect(await optIns.expirePending('acme', optIns.clock.now)).toBe(1)
    expect(await optIns.contactsOf(jeanne)).toEqual([])
  })

  it('counts from each time that somebody was asked; the ledger has the end of what no later one repeats', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    await optIn(optIns, { ticked: ['ambassador', 'brand'] })
    optIns.clock.now += 10 * day
    await optIn(optIns, { ticked: ['brand'] })
    optIns.clock.now += 5 * day
    await optIns.expirePending('acme', optIns.clock.now)
    const expired = async () => (await optIns.ledgerActs()).filter((act) => act.startsWith('expired'))
    expect(await expired()).toEqual(['expired ambassador awaited'])
    await optIns.press(optIns.linkIn('confirm'), { do: 'again' })
    optIns.clock.now += 10 * day
    await optIns.expirePending('acme', optIns.clock.now)
    expect(await expired()).toEqual(['expired ambassador awaited', 'expired brand awaited'])
    expect(await optIns.contactsOf(jeanne)).toEqual([])
  })

  it('R6, R21: under a legal hold it waits on, link and all, and is deleted once it is lifted', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    await optIn(optIns)
    const { run, due, hold, lift } = contactLimits(optIns)
    const [contact] = await optIns.contactsOf(jeanne)
    await hold(contact?.id ?? '')
    optIns.clock.now += 400 * day
    expect([await run('R6'), (await optIns.contactsOf(jeanne)).length]).toEqual([0, 1])
    expect(await due('R6')).toMatchObject([{ kind: 'ask', what: 'delete', heldBecause: 'legal_claim' }])
    await lift(contact?.id ?? '')
    expect([await run('R6'), await optIns.contactsOf(jeanne)]).toEqual([1, []])
    expect(await due('R6')).toEqual([])
  })
})
