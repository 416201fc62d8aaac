// Which acts of the permission table are logged, and as what: a row for each, so that no act is left out by oversight.
import type { Act } from '../access/permissions.ts'
import type { Entity, Operation } from './access-act.ts'

export interface LoggedAct {
  entity: Entity
  /** `by_method`: GET reads, POST creates, PUT and PATCH update, DELETE deletes. */
  operation: Operation | 'by_method'
  /**
   * `each`: written before it is done, every time: it is about people, or changes something. `hourly`: the first of an
   * hour, by the same, on the same route, from the same address: answers in which nobody stands, asked in dozens by one
   * page; written beside the answer, before it is sent.
   */
  written: 'each' | 'hourly'
  /** Instead of `entity`, by the part of the route after the brand. */
  byPart?: Readonly<Record<string, Entity>>
}

export const loggedActs: Readonly<Record<Act, LoggedAct>> = {
  query_reports: { entity: 'report', operation: 'read', written: 'hourly' },
  read_reports: { entity: 'report', operation: 'read', written: 'hourly' },
  export_reports: { entity: 'report', operation: 'read', written: 'hourly' },
  share_reports: { entity: 'share_link', operation: 'by_method', written: 'each' },
  read_contacts: { entity: 'contact', operation: 'read', written: 'each' },
  export_contacts: { entity: 'contacts', operation: 'read', written: 'each' },
  read_own_contacts: { entity: 'ambassador_list', operation: 'read', written: 'each' },
  manage_users: { entity: 'users', operation: 'by_method', written: 'each' },
  manage_publications: { entity: 'publication', operation: 'by_method', written: 'each' },
  manage_ambassador_links: { entity: 'ambassador_link', operation: 'by_method', written: 'each' },
  read_credits: { entity: 'credits', operation: 'read', written: 'each' },
  read_own_credits: { entity: 'credits', operation: 'read', written: 'each' },
  release_credits: { entity: 'credits', operation: 'updated', written: 'each' },
  send_server_data: {
    entity: 'contact',
    operation: 'by_method',
    written: 'each',
    byPart: { orders: 'order', refunds: 'refund', suppressions: 'suppression', publications: 'send' },
  },
  read_preferences: { entity: 'preferences', operation: 'read', written: 'each' },
  serve_rights: { entity: 'contact', operation: 'by_method', written: 'each' },
  read_rights_requests: { entity: 'contacts', operation: 'by_method', written: 'each' },
  unmask_contacts: { entity: 'contact', operation: 'read', written: 'each' },
  erase_people: { entity: 'contact', operation: 'deleted', written: 'each' },
  read_certificates: { entity: 'contact', operation: 'read', written: 'each' },
  manage_holds: { entity: 'hold', operation: 'by_method', written: 'each' },
  read_access_log: { entity: 'access_log', operation: 'read', written: 'each' },
  read_privacy_notice: { entity: 'privacy_notice', operation: 'read', written: 'hourly' },
}
