// One report as a mail: what it is about, its tables as text, and where the page is. Aggregates only, and no token.
import { commandLine } from '../access/caller.ts'
import type { Brand } from '../brands/brand.ts'
import { type AnswerNamed, reportCalled } from '../reports/answer-named.ts'
import type { Days } from '../reports/query.ts'
import type { MailedReportName } from '../settings/report-mail-settings.ts'
import { type AnsweredTable, mostRows, reportMailText } from './report-mail-text.ts'

export interface MailedReport {
  subject: string
  text: string
}

/** Rows that are asked for, so that a mail can say how many it leaves to the page. */
export const askedRows = 1000

/** `base`: where the collector's pages begin. */
export type ComposeReportMail = (
  brand: Brand,
  asked: { report: MailedReportName; period: Days; base: URL },
) => Promise<MailedReport>

export function createComposeReportMail(answerNamed: AnswerNamed): ComposeReportMail {
  return async (brand, { report, period, base }) => {
    const { title, question, tables } = reportCalled(report)
    const answered: AnsweredTable[] = []
    for (const { name, title: heading } of tables) {
      const asked = { ...period, table: name, limit: askedRows }
      const result = await answerNamed(brand, report, asked, commandLine)
      if (!result.ok) throw new RangeError(`a named report can be asked: ${result.error.message}`)
      answered.push({ title: heading, answer: result.answer })
    }
    const days = period.from === period.to ? period.from : `${period.from} to ${period.to}`
    const text = [
      `${title}: ${brand.name}, ${days}`,
      question,
      reportMailText(answered),
      notesOf(answered).join('\n'),
      `The whole report, with its definitions, after you have logged in:\n${pageOf(brand, report, period, base)}`,
      'You get this mail because the setting reports.mail of this brand names you.',
    ]
    return { subject: `${title} of ${brand.name}, ${days}`, text: `${text.join('\n\n')}\n` }
  }
}

function notesOf(answered: readonly AnsweredTable[]): string[] {
  const metas = answered.map(({ answer }) => answer.meta)
  const [meta] = metas
  const suppressed = metas.reduce((sum, each) => sum + each.suppressed, 0)
  return [
    ...(meta ? [`Days of ${meta.time_zone}; counted until ${meta.as_of}.`] : []),
    ...(suppressed > 0 ? [`Rows hidden because too few visitors are behind them: ${suppressed}.`] : []),
    ...(meta?.seeded ? [`Holds demonstration data from ${meta.seeded.from} to ${meta.seeded.to}.`] : []),
    `At most ${mostRows} rows of a table, every day of a period; – is not measured.`,
  ]
}

function pageOf({ name }: Brand, report: MailedReportName, { from, to }: Days, base: URL): string {
  const page = new URL(`reports/${name}`, base)
  page.search = new URLSearchParams({ report, from, to }).toString()
  return page.href
}
