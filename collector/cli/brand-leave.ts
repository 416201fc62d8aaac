// `candor brand leave <brand> [--suspend]` and `candor brand return <brand>`: a running collector sees it within a second.
import { defineCommand } from 'citty'
import { openKeys } from '../data-folder.ts'
import { createBrandLeaves, endsAt } from '../erasure/brand-leaves.ts'
import { openTombstones } from '../erasure/tombstones.ts'
import type { CommandContext } from './context.ts'

const brandArgument = { type: 'positional', required: true, description: 'The brand’s name' } as const

export const brandLeave = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'leave', description: 'Let a brand leave: it takes nothing from now on, and is erased' },
    args: {
      brand: brandArgument,
      suspend: { type: 'boolean', description: 'Keep its data for six months first' },
    },
    run({ args }) {
      const left = leavesOf(context).leave(args.brand, args.suspend === true ? 'suspended' : 'left')
      if (!left.ok) return context.fail(`there is no brand ${args.brand}`)
      const { how } = left.ended
      const then = how === 'left' ? 'is erased' : 'leaves, and is erased seven days later'
      context.print(
        `${args.brand} takes nothing from now on, and ${then} on ${new Date(endsAt(left.ended)).toISOString()}; until then: npx candor brand return ${args.brand}`,
      )
    },
  })

export const brandReturn = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'return', description: 'Bring a brand back that left or was suspended' },
    args: { brand: brandArgument },
    run({ args }) {
      const back = leavesOf(context).comeBack(args.brand)
      if (!back.ok) return context.fail(refusals[back.reason](args.brand))
      context.print(`${args.brand} is back as it was`)
    },
  })

const refusals = {
  no_such_brand: (brand: string) => `there is no brand ${brand}`,
  not_left: (brand: string) => `${brand} has not left`,
  being_erased: (brand: string) => `the erasure of ${brand} has begun: it cannot be brought back`,
} as const

function leavesOf(context: CommandContext) {
  const { environment, now } = context
  const keys = openKeys(environment, now)
  if (!keys.ok) return context.fail(keys.message)
  return createBrandLeaves({ ...keys, tombstones: openTombstones(environment.keysFolder), now })
}
