import { describe, expect, it } from 'vitest'
import { basesOf, basisTowardsAmbassador, newGrants } from '../../../../collector/contacts/consent-bases.ts'
import { mayBeContacted } from '../../../../collector/contacts/may-be-contacted.ts'
import {
  ambassadorOptIns,
  type BrandOptIn,
  brandOptIns,
  optInCases,
} from '../../../../sdk/protocol/opt-in.ts'

describe('on what a yes stands', () => {
  it('each ambassador opt-in that is in has a basis, and no other', () => {
    const based = ambassadorOptIns.filter((status) => basisTowardsAmbassador(status) !== null)
    expect(based).toEqual(ambassadorOptIns.filter(mayBeContacted))
    expect(based.map((status) => [status, basisTowardsAmbassador(status)])).toEqual([
      ['invitation_accepted', 'invitation'],
      ['brand_import', 'brand_record'],
      ['blog_popin_verified', 'box'],
      ['internal_form', 'box'],
      ['external_form', 'box'],
      ['order', 'assumed_from_brand'],
      ['order_popin', 'box'],
      ['other', 'own_page'],
    ])
  })

  it('each brand opt-in that says yes has one; keeping and hiding have none', () => {
    const basisOf = (brand: BrandOptIn) => basesOf('C5', { ambassador: 'new', brand, partners: false }).brand
    expect(brandOptIns.map((brand) => [brand, basisOf(brand)])).toEqual([
      ['none', null],
      ['blog', 'box'],
      ['internal_form', 'box'],
      ['external_form', 'box'],
      ['brand_database', 'brand_record'],
      ['storage_only', null],
    ])
  })

  it('the partners’ is the brand’s word where its database sent it, else a ticked box', () => {
    const partners = (way: (typeof optInCases)[number], yes: boolean) =>
      basesOf(way, { ambassador: 'new', brand: 'none', partners: yes }).partners
    expect(optInCases.filter((way) => partners(way, true) === 'brand_record')).toEqual(['C3'])
    expect(optInCases.filter((way) => partners(way, true) === 'box')).toHaveLength(9)
    expect(optInCases.filter((way) => partners(way, false) !== null)).toEqual([])
  })

  it('a grant is a yes that was none before', () => {
    const before = { ambassador: 'box', brand: null, partners: 'box' } as const
    const after = { ambassador: 'assumed_from_brand', brand: 'brand_record', partners: null } as const
    expect(newGrants(before, after)).toEqual({ brand: 'brand_record' })
    expect(newGrants(after, before)).toEqual({ partners: 'box' })
    expect(newGrants(before, before)).toEqual({})
  })
})
