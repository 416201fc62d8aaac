// Who may do what (A4, A6): one table. What does not stand in a role's row is denied.
import { type Caller, type Role, roles } from './caller.ts'

export type Act =
  /** Ask for aggregates. */
  | 'read_reports'
  /** Take aggregates away as a file. */
  | 'export_reports'
  /** See the contacts that an opt-in shows to the brand (A3). */
  | 'read_contacts'
  /** Take those contacts away as a file. */
  | 'export_contacts'
  /** See the contacts who were left with oneself, as an ambassador (A2). */
  | 'read_own_contacts'
  /** Invite people to the brand, and end their access. */
  | 'manage_users'
  /** Register publications and their links. */
  | 'manage_publications'
  /** Make and end the links by which ambassadors see their lists. */
  | 'manage_ambassador_links'
  /** See which order is credited to which ambassador. */
  | 'read_credits'
  /** Release a credit that was held back (E18). */
  | 'release_credits'
  /** Tell orders, refunds, contacts and opt-outs: what the brand's own systems know. */
  | 'send_server_data'
  /** Ask which categories and brands a consenting customer prefers (E19). */
  | 'read_preferences'
  /** Change the brand's settings. */
  | 'manage_settings'

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
