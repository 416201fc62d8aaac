import { describe, expect, it } from 'vitest'
import { createMailLimits, mailWindows, nextFree } from '../../../../collector/mail/mail-limits.ts'
import { mailLimitSchema } from '../../../../collector/mail/schema.ts'
import { createKeyRing, type KeyRing } from '../../../../collector/privacy/key-ring.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { vectorPepper } from '../../../support/test-draft.ts'
import { noon } from '../../../support/wire-batch.ts'

const minute = 60_000
const day = 86_400_000
const jean = 'jean@example.com'

const keyRing = createKeyRing({ version: 1, peppers: new Map([[1, vectorPepper]]) })
const rotated = createKeyRing({
  version: 2,
  peppers: new Map([
    [1, vectorPepper],
    [2, Buffer.alloc(32, 7)],
  ]),
})

async function newLimits() {
  const records = await openBrandRecords(mailLimitSchema)
  const clock = { now: noon }
  let tasks = 0
  const take = (email = jean, task = `t${++tasks}`, ring: KeyRing = keyRing) =>
    createMailLimits({ records, keyRing: ring, now: () => clock.now }).take(email, task)
  return { records, clock, take }
}

describe('the mails that one address gets', () => {
  it('are one in ten minutes, three a day, five in 30 days', async () => {
    const { clock, take } = await newLimits()
    const sent: number[] = []
    const aDay = 24 * 60
    for (const days of [0, 1, 2, 15, 29, 30, 31])
      for (let minutes = days * aDay; minutes <= days * aDay + 60; minutes += 5) {
        clock.now = noon + minutes * minute
        if ((await take()).ok) sent.push(minutes)
      }
    const [second, third, last] = [aDay, 30 * aDay, 31 * aDay]
    expect(sent).toEqual([0, 10, 20, second, second + 10, third, third + 10, third + 20, last, last + 10])
  })

  it('say when the next one may go', async () => {
    const { clock, take } = await newLimits()
    expect(await take()).toEqual({ ok: true })
    clock.now += 1
    expect(await take()).toEqual({ ok: false, freeAt: noon + 10 * minute })
  })

  it('are counted once a task, however often it asks', async () => {
    const { clock, take } = await newLimits()
    for (let time = 0; time < 9; time++) expect(await take(jean, 'same')).toEqual({ ok: true })
    clock.now += 10 * minute
    expect(await take()).toEqual({ ok: true })
    clock.now += 10 * minute
    expect(await take()).toEqual({ ok: true })
  })

  it('of one address are no other’s', async () => {
    const { take } = await newLimits()
    expect(await take(jean)).toEqual({ ok: true })
    expect(await take('jeanne@example.com')).toEqual({ ok: true })
  })

  it('are counted on after the pepper was rotated', async () => {
    const { take } = await newLimits()
    await take(jean, 'before', keyRing)
    expect(await take(jean, 'after', rotated)).toMatchObject({ ok: false })
  })

  it('are kept without the address, and forgotten after 30 days', async () => {
    const { records, clock, take } = await newLimits()
    await take()
    const kept = () => records.transact(null, (tx) => tx.run('SELECT * FROM mails_sent'))
    expect(JSON.stringify(await kept())).not.toContain('jean')
    clock.now += 30 * day
    await take('jeanne@example.com')
    expect(await kept()).toHaveLength(1)
  })

  it('two that ask at the same moment do not both get the one', async () => {
    const { take } = await newLimits()
    const answers = await Promise.all([take(), take(), take()])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('the next free moment', () => {
  it('is now when nothing was sent, and never within a full window', () => {
    expect(nextFree([], noon)).toBe(noon)
    for (const { most, withinMs } of mailWindows) {
      const sent = Array.from({ length: most }, (_, index) => noon - index)
      const oldest = sent.at(-1) ?? 0
      expect(nextFree(sent, noon)).toBeGreaterThanOrEqual(oldest + withinMs)
    }
  })
})
