// `candor user password <e-mail or ID>`
import { defineCommand } from 'citty'
import { askUserDesk } from './ask-user-desk.ts'
import type { CommandContext } from './context.ts'
import { baseOption, linkOn } from './user-link.ts'

export const userPassword = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'password', description: 'Print a one-time link by which a person chooses a new password' },
    args: {
      user: {
        type: 'positional',
        required: true,
        description: 'The e-mail address, or the ID that `list` shows',
      },
      base: baseOption,
    },
    async run({ args }) {
      const { link } = await askUserDesk(context, (desk) => desk.newPassword(args.user))
      if (link) context.print(linkOn(link, args.base, context))
    },
  })
