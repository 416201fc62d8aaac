// Where somebody who is logged in can go, and the way out.
import type { RoleAt } from './client.ts'
import { pathOf } from './path-of.ts'

interface Props {
  /** The collector's root, with a slash at its end. */
  root: string
  roles: readonly RoleAt[]
  onLogOut: () => void
}

const shownRoles = {
  operator: 'operator',
  account: 'account',
  brand_admin: 'brand admin',
  analyst: 'analyst',
  ambassador: 'ambassador',
} as const

export const BrandList = ({ root, roles, onLogOut }: Props) => (
  <>
    <p role="status">You are logged in.</p>
    {roles.length === 0 && <p>There is no brand for you here at the moment.</p>}
    <ul class="brands">
      {roles.map((at) => (
        <li key={at.brand}>
          <a href={root + pathOf(at)}>
            <bdi>{at.brand}</bdi> <span class="soft">{shownRoles[at.role]}</span>
          </a>
        </li>
      ))}
    </ul>
    <button type="button" onClick={onLogOut}>
      Log out
    </button>
  </>
)
