import { describe, expect, it } from 'vitest'
import { type Caller, roles } from '../../../../collector/access/caller.ts'
import { type Act, acts, grantable, may, permissions } from '../../../../collector/access/permissions.ts'

const callers = [...roles, 'server', 'shared_link'] as const
const as = (role: Caller['role'], kind: Caller['kind'] = 'person'): Caller => ({ kind, role, person: 'P' })

/** Written out once more: a row that is changed by mistake must not change its own proof. */
const whoMay: Record<Act, readonly Caller['role'][]> = {
  query_reports: ['operator', 'account', 'brand_admin', 'analyst', 'server', 'shared_link'],
  read_reports: ['operator', 'account', 'brand_admin', 'analyst', 'server'],
  export_reports: ['operator', 'account', 'brand_admin', 'analyst', 'server', 'shared_link'],
  share_reports: ['operator', 'account', 'brand_admin', 'analyst', 'server'],
  read_contacts: ['brand_admin', 'server'],
  export_contacts: ['brand_admin', 'server'],
  read_own_contacts: ['ambassador'],
  read_own_credits: ['ambassador'],
  manage_users: ['operator', 'account', 'brand_admin'],
  manage_publications: ['operator', 'account', 'brand_admin', 'server'],
  manage_ambassador_links: ['brand_admin', 'server'],
  read_credits: ['brand_admin', 'server'],
  release_credits: ['brand_admin', 'server'],
  send_server_data: ['server'],
  serve_rights: ['brand_admin', 'server'],
  read_rights_requests: ['brand_admin', 'server'],
  unmask_contacts: ['operator', 'account'],
  erase_people: ['server', 'operator', 'brand_admin'],
  read_certificates: ['operator'],
  manage_holds: ['server', 'operator', 'brand_admin'],
  read_access_log: ['brand_admin'],
  read_privacy_notice: ['server', 'operator', 'account', 'brand_admin'],
  read_preferences: ['server'],
}

describe('who may do what', () => {
  it.each(callers)('A4: %s may do these acts and no other', (role) => {
    const written = Object.entries(whoMay).flatMap(([act, by]) => (by.includes(role) ? [act] : []))
    expect([...permissions[role]].sort()).toEqual(written.sort())
  })

  it('A6: no act is left out, and what no row names is denied', () => {
    expect(Object.keys(acts).sort()).toEqual(Object.keys(whoMay).sort())
    expect(may(as('analyst'), 'export_contacts')).toBe(false)
    expect(may(as('brand_admin'), 'export_contacts')).toBe(true)
  })

  it('A4: the roles are the five of the requirement', () => {
    expect(roles).toEqual(['operator', 'account', 'brand_admin', 'analyst', 'ambassador'])
  })

  it('A6: an analyst gets aggregates, and not one act that shows a person', () => {
    expect(permissions.analyst).toEqual(['query_reports', 'read_reports', 'export_reports', 'share_reports'])
  })

  it('A6: a link that was shared gets queries, which its filters narrow, and nothing that they cannot', () => {
    expect(permissions.shared_link).toEqual(['query_reports', 'export_reports'])
  })

  it('A6: a link shares nothing, whatever its role', () => {
    expect(may(as('analyst'), 'share_reports')).toBe(true)
    expect(may(as('analyst', 'link'), 'share_reports')).toBe(false)
  })

  it('A8: support looks at a contact as somebody whom the log can name: no key and no link does', () => {
    expect(may(as('account'), 'unmask_contacts')).toBe(true)
    expect(may(as('operator'), 'unmask_contacts')).toBe(true)
    expect(may(as('operator', 'server'), 'unmask_contacts')).toBe(false)
    expect(may(as('brand_admin'), 'unmask_contacts')).toBe(false)
  })

  it('A6: an ambassador gets their own contacts and credits, and nothing else', () => {
    expect(permissions.ambassador).toEqual(['read_own_contacts', 'read_own_credits'])
  })
})

describe('who may give a role', () => {
  it.each([
    ['operator', ['account', 'brand_admin', 'analyst', 'ambassador']],
    ['account', ['brand_admin', 'analyst', 'ambassador']],
    ['brand_admin', ['brand_admin', 'analyst', 'ambassador']],
    ['analyst', []],
    ['ambassador', []],
    ['server', []],
    ['shared_link', []],
  ] as const)('A6: %s never gives more than it has', (role, given) => {
    expect(grantable(as(role))).toEqual(given)
  })

  it('only the command line makes operators', () => {
    const makers = callers.filter((role) => grantable(as(role)).includes('operator'))
    expect(makers).toEqual([])
    expect(grantable(as('operator', 'server'))).toContain('operator')
  })
})
