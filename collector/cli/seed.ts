// `candor seed`: reproducible demonstration data in a brand's reports, with its totals known beforehand.
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { openDataFolder, openKeys } from '../data-folder.ts'
import { isDate } from '../reports/calendar.ts'
import { type SeededDemonstration, seedDemonstration } from '../seed/seed-demonstration.ts'
import type { CommandContext } from './context.ts'
import { findBrand } from './find-brand.ts'

/** 25 months: what reports can ask for at once. */
const mostDays = 760

export const seed = (context: CommandContext) =>
  defineCommand({
    meta: {
      name: 'seed',
      description: 'Fill a brand with demonstration data; the same options give the same data',
    },
    args: {
      brand: { type: 'string', default: 'demo', description: 'The brand; it must be there' },
      days: { type: 'string', default: '30', description: 'How many days' },
      until: {
        type: 'string',
        description: 'The last day, YYYY-MM-DD; default: yesterday in the brand’s time zone',
      },
      seed: { type: 'string', default: 'candor', description: 'Any text; another text gives other data' },
      'visits-per-day': { type: 'string', description: 'Visits of an average day; default 150' },
      events: { type: 'string', description: 'Events in the whole instead, reached within a few per cent' },
      json: { type: 'boolean', description: 'Print the totals as JSON and nothing else' },
    },
    async run({ args }) {
      const days = daysOf(args, context)
      const keys = openKeys(context.environment, context.now)
      if (!keys.ok) return context.fail(keys.message)
      const brand = findBrand(keys.brands, args.brand, context)
      const opened = await openDataFolder(context.environment, context)
      if (!opened.ok) return context.fail(opened.message)
      const { brands, store, records, keyRing, ledgerKeys } = opened.folder
      const summary = await seedDemonstration(brand, {
        store,
        answers: { records, keyRing, signer: ledgerKeys.signer },
        brands,
        folder: join(context.environment.dataFolder, 'seed'),
        now: context.now(),
        days,
        seed: args.seed,
        ...(args.until ? { until: args.until } : {}),
        volume: args.events
          ? { events: positive(args.events, '--events', context) }
          : { visitsPerDay: positive(args['visits-per-day'] ?? '150', '--visits-per-day', context) },
      })
      await opened.folder.close()
      context.print(args.json ? JSON.stringify(summary) : inWords(args.brand, summary))
    },
  })

function daysOf(
  { days, until }: { days: string; until?: string | undefined },
  context: CommandContext,
): number {
  if (until !== undefined && !isDate(until)) context.fail('--until: must be a day written YYYY-MM-DD')
  const count = positive(days, '--days', context)
  return count <= mostDays ? count : context.fail(`--days: is ${mostDays} at most`)
}

function positive(text: string, option: string, context: CommandContext): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0
    ? value
    : context.fail(`${option}: must be a whole number above 0`)
}

function inWords(brand: string, { from, to, totals, answers }: SeededDemonstration): string {
  const lines = Object.entries({ ...totals, ...answers }).map(([name, value]) => `  ${name}: ${value}`)
  return [`${brand} has demonstration data from ${from} to ${to}. The reports must show:`, ...lines].join(
    '\n',
  )
}
