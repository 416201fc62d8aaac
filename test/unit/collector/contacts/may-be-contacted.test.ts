import { describe, expect, it } from 'vitest'
import { mayBeContacted, mayBeMailed } from '../../../../collector/contacts/may-be-contacted.ts'
import { ambassadorOptIns, brandOptIns, emailStatuses } from '../../../../sdk/protocol/opt-in.ts'

/** REQUIREMENTS V, written out apart from the code. */
const inOrOut = `
  new                  out
  invitation_sent      out
  invitation_accepted  in
  invitation_declined  out
  email_optout         out
  invitation_unanswered out
  global_optout        out
  social_only          out
  brand_import         in
  blog_popin_pending   out
  blog_popin_verified  in
  internal_form        in
  external_form        in
  order                in
  order_popin          in
  other                in
  storage_only         out
`

describe('who may be contacted', () => {
  it('V2: follows from the ambassador opt-in alone, by one table with 17 rows', () => {
    const rows = inOrOut.trim().split('\n')
    const said = ambassadorOptIns.map((status) => [status, mayBeContacted(status) ? 'in' : 'out'])
    expect(said).toEqual(rows.map((row) => row.trim().split(/\s+/)))
    expect(said).toHaveLength(17)
  })

  it('V3: spam, a hard bounce and a block are never mailed', () => {
    const mailed = emailStatuses.filter(mayBeMailed)
    expect(mailed).toEqual(['unverified', 'verified', 'soft_bounce'])
    expect(emailStatuses.filter((status) => !mayBeMailed(status))).toEqual(['hard_bounce', 'spam', 'blocked'])
  })
})

describe('the closed lists', () => {
  it('hold six brand opt-ins and six e-mail statuses', () => {
    expect(brandOptIns).toEqual([
      'none',
      'blog',
      'internal_form',
      'external_form',
      'brand_database',
      'storage_only',
    ])
    expect(new Set(emailStatuses).size).toBe(6)
  })
})
