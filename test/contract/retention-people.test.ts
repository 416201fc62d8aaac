import { describe, expect, it } from 'vitest'
import { createAccessRooms } from '../../collector/access-rooms.ts'
import { createInbox } from '../../collector/mail/inbox.ts'
import { createLegalHolds } from '../../collector/retention/legal-holds.ts'
import { createLogInLimit } from '../../collector/retention/log-in-limit.ts'
import { createOperatorTokenLimit } from '../../collector/retention/token-limits.ts'
import type { BrandSettingsInput } from '../../collector/settings/brand-settings.ts'
import { day } from '../support/contact-limits.ts'
import { cheapPassword } from '../support/start-test-collector.ts'
import { startTestRooms } from '../support/start-test-rooms.ts'

const password = 'four words in a row'
const nobody = { session: null, remembered: null }
const publicUrl = 'https://shop.example.com/_c/'
const email = 'ana@example.com'

/** Ana, who logged in at noon of 2026-11-21 and not again. */
async function startIdle(settings: Partial<BrandSettingsInput> = { publicUrl }) {
  const rooms = await startTestRooms({ addRoutes: () => {} })
  const { records, clock, accessLog, brands } = rooms
  rooms.addBrand('acme', settings)
  const now = () => clock.now
  const inbox = createInbox()
  const options = { ...rooms, readSecret: () => null, inbox, now, passwordCost: cheapPassword }
  const access = createAccessRooms(options)
  const invited = await access.users.invite(
    { email, role: 'analyst', brand: 'acme', ambassador: null },
    { person: null, grantable: ['analyst'] },
  )
  if (!invited.ok || invited.token === null) throw new Error('not invited')
  const joined = await access.joining.accept({ token: invited.token, password, address: '', held: nobody })
  if (!joined.ok) throw new Error(joined.reason)
  const { person } = joined.opened
  const limit = createLogInLimit({ ...access, records, brands, accessLog, goesOn: () => true })
  const tokens = createOperatorTokenLimit({ records })
  const holds = createLegalHolds({ now })
  return {
    ...rooms,
    inbox,
    person,
    limit,
    tokens,
    run: () => limit.carryOut(clock.now),
    logIn: () => access.logIn.logIn({ user: email, password, remember: false, address: '', held: nobody }),
    isThere: async () => (await access.users.list(null)).length > 0,
    rowsOf: (table: string) =>
      records.transact(null, async (tx) => (await tx.run(`SELECT * FROM ${table}`)).length),
    hold: () =>
      records.transact(null, (tx) =>
        holds.set(tx, {
          kind: 'person',
          id: person,
          reason: 'court_order',
          reference: null,
          heldBy: 'operator',
        }),
      ),
    mails: () => inbox.list().map(({ mail }) => [mail.to, /ends in (\d+) days/.exec(mail.text)?.[1]]),
  }
}

const on = (date: string) => Date.parse(`${date}T12:00:00Z`)

describe('somebody with a log-in who does not log in', () => {
  it('R9: is mailed twice, 15 days apart, and erased 15 days after the second', async () => {
    const { clock, run, limit, mails, isThere, rowsOf, person } = await startIdle()
    clock.now = on('2029-11-21') - 1
    expect([await run(), mails()]).toEqual([0, []])
    clock.now += 1
    expect(await limit.due(clock.now)).toEqual([
      { limit: 'R9', kind: 'person', id: person, at: clock.now, what: 'mail_reminder' },
    ])
    expect([await run(), await run(), mails()]).toEqual([1, 0, [[email, '30']]])
    clock.now += 15 * day - 1
    expect(await run()).toBe(0)
    clock.now += 1
    expect([await run(), mails()]).toEqual([
      1,
      [
        [email, '15'],
        [email, '30'],
      ],
    ])
    clock.now += 15 * day - 1
    expect([await run(), await isThere()]).toEqual([0, true])
    clock.now += 1
    expect([await run(), await isThere()]).toEqual([1, false])
    for (const table of ['people', 'grants', 'sessions', 'log_in_reminders'])
      expect([table, await rowsOf(table)]).toEqual([table, 0])
  })

  it('R9: after as many months as the brand says', async () => {
    const { clock, run } = await startIdle({ publicUrl, retention: { noLogInMonths: 6 } })
    clock.now = on('2027-05-21') - 1
    expect(await run()).toBe(0)
    clock.now += 1
    expect(await run()).toBe(1)
  })

  it('R9: who logs in after a reminder stays, and has three years again', async () => {
    const { clock, run, logIn, isThere, mails } = await startIdle()
    clock.now = on('2029-11-21')
    await run()
    clock.now += 5 * day
    expect((await logIn()).ok).toBe(true)
    clock.now += 60 * day
    expect([await run(), await isThere(), mails().length]).toEqual([0, true, 1])
    clock.now = on('2032-11-26') - 1
    expect(await run()).toBe(0)
    clock.now += 1
    expect([await run(), mails().length]).toEqual([1, 2])
  })

  it('R9: a mail that nobody takes is tried for 15 days each, and keeps nobody for ever', async () => {
    const { clock, run, isThere } = await startIdle({})
    clock.now = on('2029-11-21')
    const ended: [number, number][] = []
    for (let days = 0; days <= 60 && (await isThere()); days++) {
      const count = await run()
      if (count > 0) ended.push([days, count])
      clock.now += day
    }
    expect(ended).toEqual([
      [15, 1],
      [45, 1],
      [60, 1],
    ])
  })

  it('R9, R21: is neither reminded nor erased while a legal hold stands', async () => {
    const { clock, run, hold, limit, isThere, mails } = await startIdle()
    await hold()
    clock.now = on('2036-11-21')
    expect([await run(), await isThere(), mails()]).toEqual([0, true, []])
    expect(await limit.due(clock.now)).toMatchObject([{ heldBecause: 'court_order' }])
  })
})

describe('the tokens of log-ins', () => {
  it('R17: are deleted after seven days, not before', async () => {
    const { clock, tokens, rowsOf, person } = await startIdle()
    clock.now += 7 * day - 1
    expect([await tokens.carryOut(clock.now), await rowsOf('sessions')]).toEqual([0, 1])
    clock.now += 1
    expect(await tokens.due(clock.now)).toEqual([
      { limit: 'R17', kind: 'session', id: person, at: clock.now, what: 'delete' },
    ])
    expect([await tokens.carryOut(clock.now), await rowsOf('sessions')]).toEqual([1, 0])
    expect(await tokens.carryOut(clock.now)).toBe(0)
  })
})
