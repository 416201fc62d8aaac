// `candor retention [--dry-run]`: carries the time limits out now, or says what would go and why. 1 when some were not
// carried out.
import { defineCommand } from 'citty'
import type { ForeseenAnswer } from '../retention/foreseen-answer.ts'
import type { LimitsRun } from '../retention/run-limits.ts'
import { askRetentionDesk } from './ask-retention-desk.ts'
import type { CommandContext } from './context.ts'
import { textTable } from './text-table.ts'
import { whyUnreadable } from './why-unreadable.ts'

export const retention = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'retention', description: 'Carry the time limits out now, or say what would go and why' },
    args: {
      'dry-run': { type: 'boolean', description: 'Change nothing: print what would go and why' },
      days: {
        type: 'string',
        default: '0',
        description: 'With --dry-run: what goes within so many days; 0 is now',
      },
      brand: { type: 'string', description: 'This brand alone; default: all, and the collector’s own' },
      json: {
        type: 'boolean',
        description: 'Print one line of JSON a record or limit, and for a brand that cannot be read',
      },
    },
    async run({ args }) {
      const days = Number(args.days)
      if (!Number.isInteger(days) || days < 0 || days > 366)
        return context.fail('--days: must be a whole number from 0 to 366')
      const brand = args.brand ?? null
      if (!args['dry-run']) return carryOut(context, brand, args.json)
      const foreseen = await askRetentionDesk(context, (desk) => desk.foresee(days, brand))
      for (const line of foreseenLines(foreseen, args.json)) context.print(line)
    },
  })

async function carryOut(context: CommandContext, brand: string | null, isJson?: boolean): Promise<void> {
  const run = await askRetentionDesk(context, (desk) => desk.carryOut(brand))
  for (const line of carriedLines(run, isJson)) context.print(line)
  if (run.unreadable.length > 0)
    context.fail(
      `not carried out; do it again once it can be read: ${whyUnreadable(run.unreadable, context)}`,
    )
  if (run.carried.some(({ failed }) => failed))
    context.fail('some limits were not carried out to their end; the log says why')
}

function foreseenLines(
  { due, sums, until, unreadable }: ForeseenAnswer,
  isJson: boolean | undefined,
): string[] {
  if (isJson) return [...notRead(unreadable), ...due].map((one) => JSON.stringify(one))
  const notes = unreadable.map((brand) => `${brand}: its brand.json cannot be read, so nothing of it goes`)
  if (sums.length === 0) return [...notes, `nothing is due until ${until}`]
  const rows = sums.map(({ from, brand, limit, why, what, kind, count, held }) => [
    from.slice(0, 10),
    brand ?? '–',
    limit,
    why,
    `${what.replaceAll('_', ' ')}: ${kind.replaceAll('_', ' ')}`,
    count,
    held,
  ])
  return [...notes, textTable(['from', 'brand', 'limit', 'why', 'what', 'count', 'held'], rows)]
}

const notRead = (unreadable: readonly string[]) => unreadable.map((brand) => ({ brand, unreadable: true }))

function carriedLines({ carried, unreadable }: LimitsRun, isJson: boolean | undefined): string[] {
  if (isJson) return [...notRead(unreadable), ...carried].map((one) => JSON.stringify(one))
  const told = carried.filter(({ ended, failed }) => ended > 0 || failed)
  if (told.length === 0) return ['nothing was due']
  const rows = told.map(({ brand, limit, ended, failed }) => [
    brand ?? '–',
    limit,
    ended,
    failed ? 'failed: the log says why' : '',
  ])
  return [textTable(['brand', 'limit', 'ended', ''], rows)]
}
