// Where a role leads: the brand's reports, or an ambassador's own contacts.
import type { RoleAt } from './client.ts'

export const pathOf = ({ brand, role }: RoleAt): string =>
  `${role === 'ambassador' ? 'a' : 'reports'}/${brand}`

/** Where to go right after a log-in: the brand that was asked for, or the only one; null: let them choose. */
export const pathAfterLogIn = (roles: readonly RoleAt[], wanted: string | null): string | null => {
  const [first, ...others] = roles
  const at = roles.find(({ brand }) => brand === wanted) ?? (others.length === 0 ? first : undefined)
  return at ? pathOf(at) : null
}
