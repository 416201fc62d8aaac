// `candor user list`
import { defineCommand } from 'citty'
import type { ListedUser } from '../routes/user-answers.ts'
import { askUserDesk } from './ask-user-desk.ts'
import type { CommandContext } from './context.ts'

export const userList = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'list', description: 'Print who may log in, and who is invited' },
    args: {
      brand: { type: 'string', description: 'Only the people of this brand' },
      json: { type: 'boolean', description: 'Print one line of JSON a role, nothing else' },
    },
    async run({ args }) {
      const { users } = await askUserDesk(context, (desk) => desk.list())
      const wanted = users.filter(({ brand }) => args.brand === undefined || brand === args.brand)
      for (const user of wanted) context.print(args.json ? JSON.stringify(user) : inWords(user))
      if (wanted.length === 0 && !args.json)
        context.print('nobody yet: npx candor user invite <e-mail> --role …')
    },
  })

function inWords({ user, email, brand, role, ambassador, last_log_in, invited_until }: ListedUser): string {
  const what = `${role}${ambassador === null ? '' : ` ${ambassador}`} at ${brand ?? 'every brand'}`
  const seen = last_log_in === null ? '' : `, last logged in ${last_log_in}`
  return invited_until === null
    ? `${user} ${email}: ${what}${seen}`
    : `${email}: invited until ${invited_until}, ${what}`
}
