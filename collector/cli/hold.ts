// `candor hold set|lift|list`: legal holds (R21), which keep a record from its time limits.
import { defineCommand } from 'citty'
import { holdSchema, liftSchema } from '../retention/hold-records.ts'
import { heldKinds, holdReasons } from '../retention/legal-holds.ts'
import { askRetentionDesk } from './ask-retention-desk.ts'
import type { CommandContext } from './context.ts'

const recordArgs = {
  kind: { type: 'positional', required: true, description: heldKinds.join(', ') },
  id: { type: 'positional', required: true, description: 'Its ID; of a brand its name' },
  brand: { type: 'string', description: 'Whose contact or ambassador; none for a person or a brand' },
} as const

export const hold = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'hold', description: 'Legal holds: records that no time limit ends' },
    subCommands: { set: setHold(context), lift: liftHold(context), list: listHolds(context) },
  })

const setHold = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'set', description: 'Hold a record' },
    args: {
      ...recordArgs,
      reason: { type: 'string', required: true, description: `Why: ${holdReasons.join(', ')}` },
      reference: { type: 'string', description: 'The number of the case, in your own files' },
    },
    async run({ args: { kind, id, reason, reference, brand = null } }) {
      const wanted = holdSchema.safeParse({ kind, id, reason, reference })
      if (!wanted.success) return context.fail(firstProblem(wanted.error.issues))
      await askRetentionDesk(context, (desk) => desk.hold(brand, wanted.data))
      context.print(`${kind} ${id} is held: no time limit ends it until the hold is lifted`)
    },
  })

const liftHold = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'lift', description: 'Lift a hold: what is due goes with the next run' },
    args: recordArgs,
    async run({ args: { kind, id, brand = null } }) {
      const wanted = liftSchema.safeParse({ kind, id })
      if (!wanted.success) return context.fail(firstProblem(wanted.error.issues))
      await askRetentionDesk(context, (desk) => desk.lift(brand, wanted.data))
      context.print(`${kind} ${id} is not held any more`)
    },
  })

const listHolds = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'list', description: 'Print what is held' },
    args: {
      brand: { type: 'string', description: 'Of this brand; default: people who log in, and brands' },
      json: { type: 'boolean', description: 'Print one line of JSON a hold, nothing else' },
    },
    async run({ args }) {
      const { holds } = await askRetentionDesk(context, (desk) => desk.holds(args.brand ?? null))
      for (const one of holds) {
        const { kind, id, reason, reference, since, by } = one
        const words = `${kind} ${id}: ${reason}${reference === null ? '' : ` (${reference})`}, since ${since} by ${by}`
        context.print(args.json ? JSON.stringify(one) : words)
      }
      if (holds.length === 0 && !args.json) context.print('nothing is held')
    },
  })

function firstProblem(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const [issue] = issues
  return `${issue?.path.map(String).join('.')}: ${issue?.message}`
}
