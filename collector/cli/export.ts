// `candor export`: a brand's events as a file. They are pseudonymous, and of people all the same: it is for the operator's
// own machine. Aggregates are `candor report`.
import { defineCommand } from 'citty'
import { isDate, monthsFrom, spanOf } from '../reports/calendar.ts'
import { openDuckdbEventStore } from '../stores/duckdb/duckdb-event-store.ts'
import type { EventExport } from '../stores/events.ts'
import { brandNamed } from './brand-named.ts'
import type { CommandContext } from './context.ts'
import { openLogged } from './open-logged.ts'

/** Without the tags of e-mail, phone, customer and network: nobody needs them to count, and they outlive a visitor ID. */
const columns = [
  'id',
  'name',
  'time',
  'received',
  'visitor',
  'visitor_basis',
  'session',
  'consent_mode',
  'analytics',
  'attribution',
  'personalisation',
  'host',
  'path',
  'referrer_host',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'publication',
  'device',
  'browser',
  'os',
  'search_term',
  'results',
  'category',
  'transaction_id',
  'currency',
  'value_minor',
  'tax_minor',
  'shipping_minor',
  'coupon',
  'item_list_id',
  'item_list_name',
  'items',
  'params',
] as const satisfies EventExport['columns']

const formats = ['csv', 'json', 'parquet'] as const
const longestMonths = 25

export const exportEvents = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'export', description: 'Write a brand’s pseudonymous events to a file on this machine' },
    args: {
      brand: { type: 'string', description: 'The brand; default: the only one' },
      from: {
        type: 'string',
        required: true,
        description: 'The first day, YYYY-MM-DD, in the brand’s time zone',
      },
      to: { type: 'string', required: true, description: 'The last day' },
      format: { type: 'string', default: 'csv', description: formats.join(', ') },
      out: { type: 'string', required: true, description: 'The file; it is overwritten' },
      json: { type: 'boolean', description: 'Print {"brand","events","path"} and nothing else' },
    },
    async run({ args }) {
      const format =
        formats.find((each) => each === args.format) ?? context.fail(`--format: one of ${formats.join(', ')}`)
      const { from, to } = daysOf(args, context)
      const brand = brandNamed(args.brand, context)
      const opened = await openDuckdbEventStore(context.environment)
      if (!opened.ok) return context.fail(`${opened.message}: stop the collector first`)
      await logExport(brand.name, context)
      const span = spanOf(from, to, brand.settings.timeZone)
      try {
        const events = await opened.store.export({
          brand: brand.name,
          ...span,
          columns,
          format,
          path: args.out,
        })
        const said = { brand: brand.name, events, path: args.out }
        context.print(
          args.json ? JSON.stringify(said) : `${events} events of ${brand.name} are in ${args.out}`,
        )
      } finally {
        await opened.store.close()
      }
    },
  })

/** Before a line is written: what cannot be logged does not happen. */
async function logExport(brand: string, context: CommandContext): Promise<void> {
  const { records, accessLog } = await openLogged(context)
  const act = { by: 'operator', operation: 'read', entity: 'events', route: 'candor export' } as const
  await accessLog.add(brand, act).finally(() => records.close())
}

function daysOf({ from, to }: { from: string; to: string }, { fail }: CommandContext) {
  if (!isDate(from)) return fail('--from: must be a day written YYYY-MM-DD')
  if (!isDate(to)) return fail('--to: must be a day written YYYY-MM-DD')
  if (to < from) return fail('--to: must not be before --from')
  return to <= monthsFrom(from, longestMonths) ? { from, to } : fail(`--to: ${longestMonths} months at most`)
}
