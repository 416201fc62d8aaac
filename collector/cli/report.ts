// `candor report <name>`, `candor report --query <file>`: the figures that the page shows, on the command line.
import { existsSync, readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import type { Brand } from '../brands/brand.ts'
import { allReportNames, findTable } from '../reports/answer-named.ts'
import { dateAt, dateOfDay, dayOfDate } from '../reports/calendar.ts'
import { type AskedReport, queryOfTable } from '../reports/query-of-report.ts'
import { askReport, type ReportFormat } from './ask-report.ts'
import { askState } from './ask-state.ts'
import { brandNamed } from './brand-named.ts'
import type { CommandContext } from './context.ts'

const defaultDays = 30

export const report = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'report', description: 'Print a report of a brand' },
    args: {
      name: { type: 'positional', required: false, description: allReportNames.join(', ') },
      query: { type: 'string', description: 'A file with a query as JSON, instead of a name' },
      brand: { type: 'string', description: 'The brand; default: the only one' },
      from: {
        type: 'string',
        description: `The first day, YYYY-MM-DD; default: ${defaultDays} days before the last`,
      },
      to: { type: 'string', description: 'The last day; default: yesterday in the brand’s time zone' },
      table: { type: 'string', description: 'One of the report’s tables; default: the first' },
      compare: {
        type: 'string',
        description: 'previous, year_before, matching_weekdays, or <from>..<to>',
      },
      filters: { type: 'string', description: 'Filters as JSON, such as \'[["device","is","phone"]]\'' },
      steps: {
        type: 'string',
        description: 'Of the funnel: events, as search,view_item,purchase; or steps as JSON',
      },
      mode: { type: 'string', description: 'Of the funnel: ordered or strict' },
      window: {
        type: 'string',
        description: 'Of the funnel: visit, or so long after the first step: 30m, 12h, 7d',
      },
      by: { type: 'string', description: 'Of the funnel: date, week or a segment such as device' },
      json: { type: 'boolean', description: 'Print the answer as JSON, with its definitions' },
      csv: { type: 'boolean', description: 'Print the rows as CSV' },
    },
    async run({ args }) {
      const brand = brandNamed(args.brand, context)
      const format = args.json ? 'json' : args.csv ? 'csv' : 'words'
      const asked = { ...args, ...daysOf(args, brand.settings.timeZone, context) }
      context.print(
        args.query === undefined
          ? await askNamed(brand, args.name ?? '', asked, format, context)
          : await askReport(brand, readQuery(args.query, context), format, context),
      )
    },
  })

function daysOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
  { now }: CommandContext,
): { from: string; to: string } {
  const last = to ?? dateOfDay(dayOfDate(dateAt(now(), timeZone)) - 1)
  return { from: from ?? dateOfDay(dayOfDate(last) - defaultDays + 1), to: last }
}

async function askNamed(
  brand: Brand,
  name: string,
  { table, compare, filters, from, to, steps, mode, window, by }: AskedReport,
  format: ReportFormat,
  context: CommandContext,
): Promise<string> {
  const asked = { table, compare, filters, from, to, steps, mode, window, by }
  const found = findTable(name, table)
  if (!found.ok) return context.fail(`${found.error.path}: ${found.error.message}`)
  if (!found.query) return askState(brand, found.state, asked, format, context)
  const made = queryOfTable(found.query, asked)
  if (!made.ok) return context.fail(`${made.error.path}: ${made.error.message}`)
  return askReport(brand, made.query, format, context)
}

function readQuery(path: string, context: CommandContext): unknown {
  if (!existsSync(path)) return context.fail(`${path}: there is no such file`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return context.fail(`${path}: is not JSON`)
  }
}
