// `candor access-log export`: who did what to a brand's records, or to the operator's, for an investigation (L3). Offline,
// and itself an entry.
import { defineCommand } from 'citty'
import { accessLogCsv } from '../access-log/access-log-csv.ts'
import { type ExportPlace, exportAll, type Wanted } from '../access-log/export-access-log.ts'
import { parseWanted } from '../access-log/parse-wanted.ts'
import { brandNamed } from './brand-named.ts'
import type { CommandContext } from './context.ts'
import { openLogged } from './open-logged.ts'

const formats = ['json', 'csv'] as const

export const accessLogExport = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'export', description: 'Print an access log, one line an entry' },
    args: {
      brand: { type: 'string', description: 'The brand; default: the only one' },
      operator: {
        type: 'boolean',
        description: 'The operator’s own log instead: log-ins, roles over all brands',
      },
      from: {
        type: 'string',
        description: 'The first day, YYYY-MM-DD, in UTC; default: as far back as it goes',
      },
      to: { type: 'string', description: 'The last day; default: today' },
      by: {
        type: 'string',
        description: 'Of one person, by their ID; or server, operator, retention, person …',
      },
      entity: { type: 'string', description: 'About one kind of thing, e.g. contact' },
      id: { type: 'string', description: 'About the one with this ID; needs --entity' },
      address: { type: 'string', description: 'From this IP address' },
      format: { type: 'string', default: 'json', description: formats.join(' or ') },
    },
    async run({ args }) {
      const format = formats.find((each) => each === args.format)
      if (!format) return context.fail(`--format: one of ${formats.join(', ')}`)
      const parsed = parseWanted(args)
      if (!parsed.ok) return context.fail(`--${parsed.path}: ${parsed.message}`)
      const brand = args.operator ? null : brandNamed(args.brand, context).name
      await onLog(brand, context, (place) => print(place, parsed.wanted, format, context))
    },
  })

/** Opens the records, writes down that they are read, and closes them again. */
async function onLog(
  brand: string | null,
  context: CommandContext,
  use: (place: ExportPlace) => Promise<void>,
): Promise<void> {
  const hint = '; of a collector that runs ask GET /api/<brand>/access-log'
  const { records, keyRing, accessLog } = await openLogged(context, hint)
  const route = 'candor access-log export'
  try {
    await accessLog.add(brand, { by: 'operator', operation: 'read', entity: 'access_log', route })
    await use({ records, keyRing, brand })
  } finally {
    await records.close()
  }
}

async function print(
  place: ExportPlace,
  wanted: Wanted,
  format: (typeof formats)[number],
  context: CommandContext,
): Promise<void> {
  if (format === 'csv') context.print(accessLogCsv([]).trimEnd())
  for await (const entries of exportAll(place, wanted)) {
    if (entries.length === 0) continue
    if (format === 'csv') context.print(accessLogCsv(entries, { header: false }).trimEnd())
    else for (const entry of entries) context.print(JSON.stringify(entry))
  }
}
