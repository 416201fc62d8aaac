// `candor user invite <e-mail> --role … [--brand …]`
import { defineCommand } from 'citty'
import { roles } from '../access/caller.ts'
import { parseWantedUser } from '../access/parse-wanted-user.ts'
import type { WantedUser } from '../access/users.ts'
import { openKeys } from '../data-folder.ts'
import { askUserDesk } from './ask-user-desk.ts'
import type { CommandContext } from './context.ts'
import { baseOption, linkOn } from './user-link.ts'

export const userInvite = (context: CommandContext) =>
  defineCommand({
    meta: { name: 'invite', description: 'Print a one-time link by which a person joins with a role' },
    args: {
      email: { type: 'positional', required: true, description: 'The person’s e-mail address' },
      role: { type: 'string', required: true, description: roles.join(', ') },
      brand: { type: 'string', description: 'The brand; default: the only one. Operators have every brand' },
      ambassador: {
        type: 'string',
        description: 'For the role ambassador: the ID of whose contacts they see',
      },
      base: baseOption,
      json: {
        type: 'boolean',
        description: 'Print {"email","role","brand","link","expires"} and nothing else',
      },
    },
    async run({ args }) {
      const wanted = wantedUser(args, context)
      const { link, expires } = await askUserDesk(context, (desk) => desk.invite(wanted))
      const { email, role, brand } = wanted
      const whole = link && linkOn(link, args.base, context)
      if (args.json) return context.print(JSON.stringify({ email, role, brand, link: whole, expires }))
      context.print(
        whole ?? `${email} has ${brand ?? 'every brand'} already, and is ${role} there from now on`,
      )
    },
  })

interface Given {
  email: string
  role: string
  brand?: string | undefined
  ambassador?: string | undefined
}

function wantedUser({ email, role, brand, ambassador }: Given, context: CommandContext): WantedUser {
  const at = brand ?? (role === 'operator' ? null : onlyBrand(context))
  const parsed = parseWantedUser({ email, role, brand: at, ambassador })
  if (parsed.ok) return parsed.item
  const { path, message } = parsed.problem
  return context.fail(`${path === 'email' ? email : `--${path}`}: ${message}`)
}

function onlyBrand(context: CommandContext): string {
  const keys = openKeys(context.environment, context.now)
  if (!keys.ok) return context.fail(keys.message)
  const [only, ...others] = keys.brands.list()
  if (only !== undefined && others.length === 0) return only
  return context.fail(only === undefined ? 'there is no brand yet' : '--brand: say which of your brands')
}
