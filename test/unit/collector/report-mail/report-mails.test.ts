// From the setting to the mail, under a clock that a test moves; records and tasks are real, the report is not asked.
import { describe, expect, it } from 'vitest'
import { createInbox } from '../../../../collector/mail/inbox.ts'
import { createMailer } from '../../../../collector/mail/mailer.ts'
import { createPlanReportMails } from '../../../../collector/report-mail/plan-report-mails.ts'
import { reportMailSchema } from '../../../../collector/report-mail/schema.ts'
import { createSendReportMail } from '../../../../collector/report-mail/send-report-mail.ts'
import type { Days } from '../../../../collector/reports/query.ts'
import type { BrandSettingsInput } from '../../../../collector/settings/brand-settings.ts'
import { RecordStoreTrouble } from '../../../../collector/stores/records.ts'
import { taskSchema } from '../../../../collector/tasks/schema.ts'
import { createTaskRunner } from '../../../../collector/tasks/task-runner.ts'
import { createTasks, leaseMs } from '../../../../collector/tasks/tasks.ts'
import { openBrandRecords } from '../../../support/brand-records.ts'
import { testBrand } from '../../../support/test-brand.ts'
import { testTools } from '../../../support/test-draft.ts'

const publicUrl = 'https://shop.example.com/_c/'
const daily = { to: 'ana@example.com', report: 'overview', every: 'day' } as const
const hour = 3_600_000
/** Saturday, noon in Paris. */
const start = Date.parse('2026-11-21T11:00:00Z')

type Schedule = NonNullable<BrandSettingsInput['reports']>['mail']

function newOffice(mail: Schedule = [daily], settings: Partial<BrandSettingsInput> = {}) {
  const records = openBrandRecords([...taskSchema, ...reportMailSchema])
  const clock = { now: start }
  const now = () => clock.now
  const { keyRing } = testTools()
  const inbox = createInbox()
  const state = {
    brand: testBrand({ publicUrl, reports: { mail }, ...settings }, 'shop'),
    readers: new Map([['ana@example.com', 'ana@example.com']]),
    asked: [] as Days[],
    failures: [] as string[],
    /** Whether the process ends right after the server took a mail. */
    dies: false,
  }
  const brands = { readable: () => [state.brand], find: () => state.brand }

  /** What a collector that starts anew makes of the same records. */
  function startCollector() {
    const tasks = createTasks({ now })
    const plan = createPlanReportMails({ records, brands, keyRing, tasks, now })
    const mailer = createMailer({ readSecret: () => null, now, inbox })
    const send = createSendReportMail({
      brands,
      keyRing,
      now,
      findReader: async (_brand, name) => state.readers.get(name) ?? null,
      compose: async (_brand, { period }) => {
        state.asked.push(period)
        return { subject: 'Overview', text: `${period.from} to ${period.to}` }
      },
      mailer: {
        async send(brand, one) {
          const sent = await mailer.send(brand, one)
          if (state.dies) throw new RecordStoreTrouble('closed', 'the process ends here')
          return sent
        },
      },
      onFailure: (reason) => void state.failures.push(reason),
    })
    const runner = createTaskRunner({
      records,
      tasks,
      handle: (_kind, brand, task) => send(brand, task),
      brands: () => ['shop'],
      now,
      onError: (error) => void state.failures.push(String(error)),
    })
    const planned = () =>
      plan((error) => {
        throw error
      })
    return { plan: planned, run: () => runner.runDue() }
  }

  let collector = startCollector()
  return {
    clock,
    state,
    inbox,
    restart: () => {
      collector = startCollector()
    },
    plan: () => collector.plan(),
    run: () => collector.run(),
    /** What the collector's timers do, at a moment. */
    async at(moment: number | string) {
      clock.now = typeof moment === 'number' ? moment : Date.parse(moment)
      await collector.plan()
      // The runner looks for new tasks a minute after its last look.
      clock.now += 60_001
      await collector.run()
    },
    texts: () =>
      inbox
        .list()
        .map(({ mail: { text } }) => text)
        .reverse(),
  }
}

describe('a mailed report', () => {
  it('goes at 07:00 of the brand’s zone about the day before, once however often it is looked', async () => {
    const office = newOffice()
    await office.at(start)
    await office.at('2026-11-22T05:58:00Z')
    expect(office.texts()).toEqual([])
    await office.at('2026-11-22T06:00:00Z')
    for (let at = 1; at < 20; at += 1) await office.at(Date.parse('2026-11-22T06:00:00Z') + at * hour)
    expect(office.texts()).toEqual(['2026-11-21 to 2026-11-21'])
    const [kept] = office.inbox.list()
    expect(kept?.mail.to).toBe('ana@example.com')
    expect(kept?.at).toBe(Date.parse('2026-11-22T06:01:00.001Z'))
  })

  it('owes nothing for the time before it was set up', async () => {
    const office = newOffice()
    await office.at(start)
    await office.at(start + hour)
    expect(office.texts()).toEqual([])
  })

  it('goes about the last week on Mondays, and about the last month on the first', async () => {
    const office = newOffice([
      { ...daily, every: 'week' },
      { ...daily, every: 'month' },
    ])
    await office.at(start)
    for (let day = 1; day <= 11; day += 1) await office.at(start + day * 24 * hour)
    expect(office.texts()).toEqual([
      '2026-11-16 to 2026-11-22',
      '2026-11-23 to 2026-11-29',
      '2026-11-01 to 2026-11-30',
    ])
  })

  it('goes once on the days on which the clocks change', async () => {
    const office = newOffice()
    await office.at('2026-10-24T06:00:00Z')
    for (let at = 0; at < 96; at += 1) await office.at(Date.parse('2026-10-24T07:00:00Z') + at * (hour / 2))
    expect(office.texts()).toEqual(['2026-10-24 to 2026-10-24', '2026-10-25 to 2026-10-25'])
  })
})

describe('a mailed report when the collector ends', () => {
  it('before 07:00 and starts hours later, goes once, late', async () => {
    const office = newOffice()
    await office.at(start)
    office.restart()
    await office.at('2026-11-22T15:00:00Z')
    office.restart()
    await office.at('2026-11-22T16:00:00Z')
    expect(office.texts()).toEqual(['2026-11-21 to 2026-11-21'])
  })

  it('for days, makes up for the last one only', async () => {
    const office = newOffice()
    await office.at(start)
    office.restart()
    await office.at('2026-11-26T15:00:00Z')
    await office.at('2026-11-26T18:00:00Z')
    expect(office.texts()).toEqual(['2026-11-25 to 2026-11-25'])
  })

  it('between planning and sending, goes when it is back, once', async () => {
    const office = newOffice()
    await office.at(start)
    office.clock.now = Date.parse('2026-11-22T06:00:00Z')
    await office.plan()
    office.restart()
    await office.at('2026-11-22T06:10:00Z')
    await office.at('2026-11-22T06:20:00Z')
    expect(office.texts()).toEqual(['2026-11-21 to 2026-11-21'])
  })

  it('right after the server took it, goes again under the same Message-ID, and then no more', async () => {
    const office = newOffice()
    const { state } = office
    await office.at(start)
    state.dies = true
    await office.at('2026-11-22T06:00:00Z')
    state.dies = false
    office.restart()
    await office.at(Date.parse('2026-11-22T06:02:00Z') + leaseMs)
    await office.at('2026-11-22T07:00:00Z')
    const ids = office.inbox.list().map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^<day-1795327200000-[\w-]{24}@shop\.example\.com>$/)
  })
})

describe('who gets a mailed report', () => {
  it('T7: is nobody any more from the moment that their role ends', async () => {
    const office = newOffice()
    await office.at(start)
    office.state.readers.clear()
    await office.at('2026-11-22T06:00:00Z')
    expect(office.texts()).toEqual([])
    expect(office.state.failures).toEqual(['no_reader'])
  })

  it('is nobody whom the setting does not name any more', async () => {
    const office = newOffice()
    await office.at(start)
    office.clock.now = Date.parse('2026-11-22T06:00:00Z')
    await office.plan()
    office.state.brand = testBrand({ publicUrl }, 'shop')
    await office.at('2026-11-22T06:10:00Z')
    expect(office.texts()).toEqual([])
  })

  it('is each of several, by a mail of their own', async () => {
    const office = newOffice([daily, { ...daily, to: '01J00000000000000000000000' }])
    office.state.readers.set('01J00000000000000000000000', 'bob@example.com')
    await office.at(start)
    await office.at('2026-11-22T06:00:00Z')
    const mails = office.inbox.list().map(({ mail }) => mail)
    expect(mails.map(({ to }) => to).sort()).toEqual(['ana@example.com', 'bob@example.com'])
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2)
  })

  it('waits while the brand has not said where its pages are', async () => {
    const office = newOffice([daily])
    const { settings } = office.state.brand
    const { publicUrl: _none, ...rest } = settings
    office.state.brand = { ...office.state.brand, settings: rest }
    await office.at(start)
    await office.at('2026-11-22T06:00:00Z')
    expect(office.state.failures).toEqual(['no_public_url'])
    office.state.brand = { ...office.state.brand, settings }
    await office.at('2026-11-22T08:00:00Z')
    expect(office.texts()).toHaveLength(1)
  })
})
