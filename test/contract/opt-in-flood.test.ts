import { describe, expect, it } from 'vitest'
import { jeanne, optIn, sendOptIn, submissionOf } from '../support/opt-in-submission.ts'
import { startOptIns } from '../support/start-opt-ins.ts'
import { uuid } from '../support/stored-event.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How often the runner looks here; a collector’s looks each second. */
const step = 5 * minute
const submissions = 10_000
const atOnce = 50

describe('a form used to flood somebody’s mailbox', () => {
  it('S13: 10,000 submissions for one address send one mail in ten minutes, three a day, five in 30 days', async () => {
    const optIns = await startOptIns()
    await optIns.addBrand()
    const one = await submissionOf(optIns)
    const spellings = [jeanne, 'JEANNE@EXAMPLE.COM', ' jeanne@example.com. ']
    for (let first = 0; first < submissions; first += atOnce) {
      const batch = Array.from({ length: atOnce }, (_, index) => {
        const email = spellings[index % spellings.length]
        return sendOptIn(optIns, { ...one, id: uuid(1e6 + first + index), fields: { email } })
      })
      const statuses = (await Promise.all(batch)).map(({ status }) => status)
      expect(new Set(statuses)).toEqual(new Set([202]))
    }
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(1)
    const sentAt: number[] = []
    for (let passed = 0; passed < day - step; passed += step) {
      optIns.clock.now += step
      await optIns.runner.runDue()
      if (optIns.inbox.list().length > sentAt.length + 1) sentAt.push(optIns.clock.now)
    }
    // What waited was what may be sent in a day: nothing of the flood is left for the days after.
    expect(optIns.inbox.list()).toHaveLength(3)
    expect((sentAt[1] ?? 0) - (sentAt[0] ?? 0)).toBeGreaterThanOrEqual(10 * minute)
    for (let passed = 0; passed < 28; passed++) {
      await sendOptIn(optIns, { ...one, id: uuid(2e6 + passed) })
      optIns.clock.now += day
      await optIns.runner.runDue()
    }
    expect(optIns.inbox.list()).toHaveLength(5)
    expect(await optIns.contactsOf(jeanne)).toHaveLength(1)
    expect(optIns.problems).toEqual([])
  }, 300_000)

  it('S13: the limits are of the address, over all brands and ambassadors of the collector', async () => {
    const optIns = await startOptIns()
    for (const brand of ['acme', 'other', 'third', 'fourth']) await optIns.addBrand(brand)
    for (const brand of ['acme', 'other', 'third', 'fourth']) await optIn(optIns, { brand })
    expect(optIns.inbox.list().map(({ brand }) => brand)).toEqual(['acme'])
    optIns.clock.now += 10 * minute - 1
    await optIns.runner.runDue()
    expect(optIns.inbox.list()).toHaveLength(1)
    for (let passed = 0; passed < 60; passed += 10) {
      optIns.clock.now += 10 * minute
      await optIns.runner.runDue()
    }
    expect(optIns.inbox.list()).toHaveLength(3)
  })
})
