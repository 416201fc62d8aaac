// Reports as mails of a whole collector: the figures of the JSON, to the brand's own people, through the brand's server.
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commandLine } from '../../collector/access/caller.ts'
import { createAccess } from '../../collector/access/create-access.ts'
import { openRecords } from '../../collector/data-folder.ts'
import { askedRows, createComposeReportMail } from '../../collector/report-mail/compose-report-mail.ts'
import { reportMailText } from '../../collector/report-mail/report-mail-text.ts'
import { createReportRooms } from '../../collector/report-rooms.ts'
import { reportCalled } from '../../collector/reports/answer-named.ts'
import { mailedReports } from '../../collector/settings/report-mail-settings.ts'
import { recordSchema } from '../../collector/stores/record-schema.ts'
import { eventStoreOf } from '../support/event-store-of.ts'
import { type Draft, eventsOf, now, order } from '../support/report-of.ts'
import { sourceRecordsWorker } from '../support/source-records-worker.ts'
import { startAccess } from '../support/start-access.ts'
import { uuid } from '../support/stored-event.ts'
import { testBrand } from '../support/test-brand.ts'
import { ledgerAct, newTestLedger } from '../support/test-ledger.ts'

const period = { from: '2026-11-10', to: '2026-11-10' }
const base = new URL('https://shop.example.com/_c/')

const visitOf = (number: number): Draft[] => {
  const who = { visitor: uuid(number), session: uuid(500 + number), publication: `P${number}` }
  const search: Draft = { ...who, name: 'search', search_term: `boots ${number}`, results: number }
  return [who, search, order(1000 * number, { ...who, publication: 'P1' })]
}

async function newDesk(smallestGroup: number) {
  const store = await eventStoreOf(eventsOf([1, 2, 3].flatMap(visitOf)))
  // Credits ask publications and rules.
  const ledger = newTestLedger({ tables: recordSchema.brand })
  ledger.clock.now = Date.parse('2026-11-10T12:00:00Z')
  await ledger.append(
    ['fr', 'de', 'it'].map((language) => ledgerAct({ act: 'shown', language })),
    'shop',
  )
  const clock = { now: () => now, asOf: () => now }
  const { answerNamed } = createReportRooms({ store, records: ledger.store, refusals: null, ...clock })
  const brand = testBrand({ reports: { smallestGroup } }, 'shop')
  return { brand, answerNamed, compose: createComposeReportMail(answerNamed), close: store.close }
}

describe('the mail of a report', () => {
  it('has each table of each report as the JSON of the same query has it', async () => {
    const { brand, answerNamed, compose, close } = await newDesk(1)
    for (const report of mailedReports) {
      const { text, subject } = await compose(brand, { report, period, base })
      const { tables, title } = reportCalled(report)
      expect(subject).toBe(`${title} of shop, 2026-11-10`)
      for (const table of tables) {
        const asked = { ...period, table: table.name, limit: askedRows }
        const result = await answerNamed(brand, report, asked, commandLine)
        if (!result.ok) throw new Error(result.error.message)
        expect(text).toContain(reportMailText([{ title: table.title, answer: result.answer }]))
      }
    }
    await close()
  })

  it('leads to the page, without any token', async () => {
    const { brand, compose, close } = await newDesk(1)
    const { text } = await compose(brand, { report: 'overview', period, base })
    const links = text.match(/https?:\S+/g)
    expect(links).toEqual([
      'https://shop.example.com/_c/reports/shop?report=overview&from=2026-11-10&to=2026-11-10',
    ])
    await close()
  })

  it('says figures as the page does: its words, money in its currency, shares in per cent', async () => {
    const { brand, compose, close } = await newDesk(1)
    const { text } = await compose(brand, { report: 'overview', period, base })
    expect(text).toMatch(/Left at once +0%/)
    expect(text).toMatch(/Revenue +€60\.00/)
    expect(text).toMatch(/Visit length +0 s/)
    const search = (await compose(brand, { report: 'search', period, base })).text
    expect(search).toMatch(/Search term +Searches +Terms tried +Led to a click/)
    const consent = (await compose(brand, { report: 'consent', period, base })).text
    expect(consent).toMatch(/mails from the ambassador +3 +0 +0 +3 +0%/)
    await close()
  })

  it('says how many rows it leaves to the page', () => {
    const rows = Array.from({ length: 14 }, (_, at) => ({ page: `/${at}`, page_views: 14 - at }))
    const query = { metrics: ['page_views'], dimensions: ['page'], period }
    const meta = { time_zone: 'UTC', currency: 'EUR', currency_digits: 2, as_of: '', suppressed: 0 }
    const text = reportMailText([
      { title: 'Pages', answer: { query, rows, totals: {}, definitions: {}, meta } },
    ])
    expect(text.split('\n').slice(-2)).toEqual(['  /9             5', '  and 4 more on the page'])
  })

  it('hides what too few visitors are behind, and says so', async () => {
    const shown = await newDesk(1)
    const { text: all } = await shown.compose(shown.brand, { report: 'search', period, base })
    expect(all).toContain('boots 2')
    await shown.close()
    const hidden = await newDesk(10)
    const { text } = await hidden.compose(hidden.brand, { report: 'search', period, base })
    expect(text).not.toContain('boots')
    expect(text).toMatch(/Rows hidden because too few visitors are behind them: \d+/)
    await hidden.close()
  })
})

describe('who may be mailed a report', () => {
  it('A4, T7: is who may take reports away there, by address or ID, and nobody else', async () => {
    const access = await startAccess()
    access.addBrand('acme')
    access.addBrand('other')
    await access.join({ email: 'ana@example.com', role: 'analyst', brand: 'acme' })
    await access.join({ email: 'lea@example.com', role: 'ambassador', brand: 'acme', ambassador: 'lea' })
    await access.stop()
    const { environment, keyRing, clock } = access
    const opened = await openRecords(environment, keyRing, sourceRecordsWorker)
    if (!opened.ok) throw new Error(opened.message)
    const records = opened.store
    const options = { records, keyRing, random: randomBytes, newId: () => 'ID', now: () => clock.now }
    const { findReader } = createAccess(options)
    expect(await findReader('acme', 'Ana@Example.com')).toBe('ana@example.com')
    expect(await findReader('other', 'ana@example.com')).toBeNull()
    expect(await findReader('acme', 'lea@example.com')).toBeNull()
    expect(await findReader('acme', 'nobody@example.com')).toBeNull()
    await records.close()
  })
})
