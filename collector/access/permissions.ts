// Who may do what (A4, A6): one table. What does not stand in a role's row is denied.
import { type Caller, type Role, roles } from './caller.ts'

/** Each act in words; the docs are made from this table. */
export const acts = {
  query_reports: 'ask for aggregates by queries, under the filters of one’s link',
  read_reports: 'ask for aggregates that no filter can narrow: consent, quality, right now',
  export_reports: 'take the answers to queries away as a file',
  share_reports: 'share a part of the reports by a link, and end it; not by a link',
  read_contacts: 'see what happened to a contact that an opt-in shows to the brand (A3, E12)',
  export_contacts: 'take those contacts away as a file (A3)',
  read_own_contacts: 'see the contacts who were left with oneself, as an ambassador (A2)',
  read_own_credits: 'see when and how much one’s own publications were credited, as an ambassador (A2, E13)',
  manage_users: 'say who of the brand’s people may log in, and as what (T7)',
  manage_publications: 'register publications',
  manage_ambassador_links: 'make and end the links by which ambassadors see their lists',
  read_credits: 'see publications, and which order is credited to which ambassador',
  release_credits: 'release a credit that was held back (E18)',
  send_server_data: 'tell orders, refunds, contacts, sends and opt-outs: what the brand’s own systems know',
  erase_people:
    'erase a contact, an address, or what a visitor or customer did; nothing of them is shown (Z)',
  read_certificates:
    'read the certificate of an erasure again, which says how much there was of a person (decision 9)',
  serve_rights:
    'find a person, and copy, correct, restrict, lift, object or erase for them (articles 15 to 22); nothing hidden is shown',
  read_rights_requests: 'see and register what people asked for, and by when it must be answered',
  unmask_contacts:
    'look at any contact masked, and unmask one for a written reason that is kept and logged; logged-in people only (A8)',
  manage_holds: 'keep a record from its time limits while the law asks for it, and lift that (R21)',
  read_access_log:
    'see who did what to which of the brand’s records, and take it away for an investigation (L3)',
  read_privacy_notice: 'see what the brand’s settings keep of people, and for how long',
  read_preferences: 'ask which categories and brands a consenting customer prefers (E19)',
} as const
export type Act = keyof typeof acts

/** `server`: the brand's own server, by its key. The others are people, or links that stand for a person. */
export const permissions: Readonly<Record<Caller['role'], readonly Act[]>> = {
  server: [
    'erase_people',
    'serve_rights',
    'read_rights_requests',
    'query_reports',
    'read_reports',
    'export_reports',
    'share_reports',
    'read_contacts',
    'export_contacts',
    'manage_publications',
    'manage_ambassador_links',
    'read_credits',
    'release_credits',
    'send_server_data',
    'read_preferences',
    'read_privacy_notice',
    'manage_holds',
  ],
  operator: [
    'erase_people',
    'read_certificates',
    'unmask_contacts',
    'query_reports',
    'read_reports',
    'export_reports',
    'share_reports',
    'manage_users',
    'manage_publications',
    'read_privacy_notice',
    'manage_holds',
  ],
  account: [
    'unmask_contacts',
    'query_reports',
    'read_reports',
    'export_reports',
    'share_reports',
    'manage_users',
    'manage_publications',
    'read_privacy_notice',
  ],
  brand_admin: [
    'erase_people',
    'serve_rights',
    'read_rights_requests',
    'query_reports',
    'read_reports',
    'export_reports',
    'share_reports',
    'read_contacts',
    'export_contacts',
    'manage_users',
    'manage_publications',
    'manage_ambassador_links',
    'read_credits',
    'release_credits',
    'read_access_log',
    'read_privacy_notice',
    'manage_holds',
  ],
  analyst: ['query_reports', 'read_reports', 'export_reports', 'share_reports'],
  ambassador: ['read_own_contacts', 'read_own_credits'],
  shared_link: ['query_reports', 'export_reports'],
}

/** Which roles each may give and take. */
const mayGrant: Readonly<Record<Caller['role'], readonly Role[]>> = {
  server: [],
  operator: ['account', 'brand_admin', 'analyst', 'ambassador'],
  account: ['brand_admin', 'analyst', 'ambassador'],
  brand_admin: ['brand_admin', 'analyst', 'ambassador'],
  analyst: [],
  ambassador: [],
  shared_link: [],
}

/** Else a link that ends could make one that lives longer. */
const neverByLink: readonly Act[] = ['share_reports']
/** A8: the log must name who looked. */
const onlyByPeople: readonly Act[] = ['unmask_contacts']

export function may({ kind, role }: Pick<Caller, 'kind' | 'role'>, act: Act): boolean {
  if (kind === 'link' && neverByLink.includes(act)) return false
  if (kind !== 'person' && onlyByPeople.includes(act)) return false
  return permissions[role].includes(act)
}

/** The roles that a caller may give and take. Nobody makes an operator but the command line. */
export function grantable({ kind, role }: Caller): readonly Role[] {
  return kind === 'server' && role === 'operator' ? roles : mayGrant[role]
}
