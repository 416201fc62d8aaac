// The desk over a data folder that no collector has open.
import { roles } from '../access/caller.ts'
import type { Granter, Users } from '../access/users.ts'
import type { Operation } from '../access-log/access-act.ts'
import type { AccessLog } from '../access-log/access-log.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { isoOf, toAnswer, userRefusals } from '../routes/user-answers.ts'
import type { Told, UserDesk } from './user-desk.ts'

const commandLine: Granter = { person: null, grantable: roles }

/** Each act is in the access log before it is done: the operator's, and that of the brand it is about. */
export function createLocalUserDesk(
  users: Users,
  brands: Pick<BrandRegistry, 'find'>,
  accessLog: Pick<AccessLog, 'add'>,
): UserDesk {
  async function log(operation: Operation, route: string, brand: string | null = null): Promise<void> {
    const act = { by: 'operator', operation, entity: 'users', route } as const
    await accessLog.add(null, act)
    if (brand !== null && brands.find(brand)) await accessLog.add(brand, act)
  }

  return {
    async invite(wanted) {
      const { brand } = wanted
      if (brand !== null && !brands.find(brand)) return refuse(`there is no brand ${brand}`)
      await log('created', 'candor user invite', brand)
      const invited = await users.invite(wanted, commandLine)
      if (!invited.ok) return refuse(userRefusals[invited.reason].message)
      return invited.token === null ? { ok: true, link: null, expires: null } : issued(invited)
    },
    async list() {
      await log('read', 'candor user list')
      return { ok: true, users: (await users.list(null)).map(toAnswer) }
    },
    async revoke(user, brand) {
      await log('deleted', 'candor user revoke', brand)
      const revoked = await users.revoke(user, brand, commandLine)
      return revoked.ok ? { ok: true } : refuse(userRefusals[revoked.reason].message)
    },
    async newPassword(user) {
      await log('updated', 'candor user password')
      const made = await users.newPassword(user)
      return made ? issued(made) : refuse(userRefusals.no_such_user.message)
    },
  }
}

function issued({ token, expires }: { token: string; expires: number }) {
  return { ok: true as const, link: `/invitation/${token}`, expires: isoOf(expires) }
}

function refuse(message: string): Extract<Told<object>, { ok: false }> {
  return { ok: false, message }
}
