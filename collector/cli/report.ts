// `candor report <name>`, `candor report --query <file>`: the figures that the page shows, on the command line.
import { existsSync, readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import { dateAt, dateOfDay, dayOfDate } from '../reports/calendar.ts'
import { queryOfReport } from '../reports/query-of-report.ts'
import { reportNames } from '../reports/report-catalogue.ts'
import { askReport } from './ask-report.ts'
import { brandNamed } from './brand-named.ts'
import type { CommandContext } from './context.ts'

const defaultDays = 30

export const report = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'report', description: 'Print a report of a brand' },
    args: {
      name: { type: 'positional', required: false, description: reportNames.join(', ') },
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
      json: { type: 'boolean', description: 'Print the answer as JSON, with its definitions' },
      csv: { type: 'boolean', description: 'Print the rows as CSV' },
    },
    async run({ args }) {
      const brand = brandNamed(args.brand, context)
      const query =
        args.query === undefined
          ? namedQuery(
              args.name ?? '',
              { ...args, ...daysOf(args, brand.settings.timeZone, context) },
              context,
            )
          : readQuery(args.query, context)
      const format = args.json ? 'json' : args.csv ? 'csv' : 'words'
      context.print(await askReport(brand, query, format, context))
    },
  })

interface Given {
  from?: string | undefined
  to?: string | undefined
  table?: string | undefined
  compare?: string | undefined
  filters?: string | undefined
}

function daysOf(
  { from, to }: Given,
  timeZone: string,
  { now }: CommandContext,
): { from: string; to: string } {
  const last = to ?? dateOfDay(dayOfDate(dateAt(now(), timeZone)) - 1)
  return { from: from ?? dateOfDay(dayOfDate(last) - defaultDays + 1), to: last }
}

function namedQuery(
  name: string,
  given: Given & { from: string; to: string },
  context: CommandContext,
): object {
  const { table, compare, filters, from, to } = given
  const asked = queryOfReport(name, { from, to, table, compare, filters })
  return asked.ok ? asked.query : context.fail(`${asked.error.path}: ${asked.error.message}`)
}

function readQuery(path: string, context: CommandContext): unknown {
  if (!existsSync(path)) return context.fail(`${path}: there is no such file`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return context.fail(`${path}: is not JSON`)
  }
}
