// `candor user revoke <e-mail or ID> [--brand …]`
import { defineCommand } from 'citty'
import { askUserDesk } from './ask-user-desk.ts'
import type { CommandContext } from './context.ts'

export const userRevoke = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'revoke', description: 'End a person’s access, at once' },
    args: {
      user: {
        type: 'positional',
        required: true,
        description: 'The e-mail address, or the ID that `list` shows',
      },
      brand: { type: 'string', description: 'Only at this brand; default: everywhere' },
    },
    async run({ args }) {
      await askUserDesk(context, (desk) => desk.revoke(args.user, args.brand ?? null))
      context.print(
        `${args.user} has no access ${args.brand === undefined ? 'any more' : `to ${args.brand}`}`,
      )
    },
  })
