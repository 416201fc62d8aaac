// Who may do what (A4, A6): one table. What does not stand in a role's row is denied.
import { type Caller, type Role, roles } from './caller.ts'

/** Each act in words; the docs are made from this table. */
export const acts = {
  read_reports: 'ask for aggregates',
  export_reports: 'take aggregates away as a file',
  read_contacts: 'see what happened to a contact that an opt-in shows to the brand (A3, E12)',
  export_contacts: 'take those contacts away as a file (A3)',
  read_own_contacts: 'see the contacts who were left with oneself, as an ambassador (A2)',
  manage_users: 'say who of the brand’s people may log in, and as what (T7)',
  manage_publications: 'register publications',
  manage_ambassador_links: 'make and end the links by which ambassadors see their lists',
  read_credits: 'see publications, and which order is credited to which ambassador',
  release_credits: 'release a credit that was held back (E18)',
  send_server_data: 'tell orders, refunds, contacts, sends and opt-outs: what the brand’s own systems know',
  read_preferences: 'ask which categories and brands a consenting customer prefers (E19)',
  manage_settings: 'change the brand’s settings',
} as const
export type Act = keyof typeof acts

/** `server`: the brand's own server, by its key. The others are people, or links that stand for a person. */
export const permissions: Readonly<Record<Role | 'server', readonly Act[]>> = {
  server: [
    'read_reports',
    'export_reports',
    'read_contacts',
    'export_contacts',
    'manage_publications',
    'manage_ambassador_links',
    'read_credits',
    'release_credits',
    'send_server_data',
    'read_preferences',
  ],
  operator: ['read_reports', 'export_reports', 'manage_users', 'manage_publications', 'manage_settings'],
  account: ['read_reports', 'export_reports', 'manage_users', 'manage_publications', 'manage_settings'],
  brand_admin: [
    'read_reports',
    'export_reports',
    'read_contacts',
    'export_contacts',
    'manage_users',
    'manage_publications',
    'manage_ambassador_links',
    'read_credits',
    'release_credits',
    'manage_settings',
  ],
  analyst: ['read_reports', 'export_reports'],
  ambassador: ['read_own_contacts'],
}

/** Which roles each may give and take. */
const mayGrant: Readonly<Record<Role | 'server', readonly Role[]>> = {
  server: [],
  operator: ['account', 'brand_admin', 'analyst', 'ambassador'],
  account: ['brand_admin', 'analyst', 'ambassador'],
  brand_admin: ['brand_admin', 'analyst', 'ambassador'],
  analyst: [],
  ambassador: [],
}

export function may({ role }: Pick<Caller, 'role'>, act: Act): boolean {
  return permissions[role].includes(act)
}

/** The roles that a caller may give and take. Nobody makes an operator but the command line. */
export function grantable({ kind, role }: Caller): readonly Role[] {
  return kind === 'server' && role === 'operator' ? roles : mayGrant[role]
}
