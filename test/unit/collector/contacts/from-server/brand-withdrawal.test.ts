import { describe, expect, it } from 'vitest'
import {
  brandWithdrawals,
  withoutYeses,
} from '../../../../../collector/contacts/from-server/brand-withdrawal.ts'
import { mayBeContacted } from '../../../../../collector/contacts/may-be-contacted.ts'
import { ambassadorOptIns, brandOptIns, type OptIns } from '../../../../../sdk/protocol/opt-in.ts'

const silent = { ambassador: null, brand: null, partners: null }
const noes = { ambassador: false, brand: false, partners: false }
const synced: OptIns = { ambassador: 'brand_import', brand: 'brand_database', partners: true }

describe('what a sync takes back', () => {
  it('is every yes that stood on the brand’s word and got a no', () => {
    expect(brandWithdrawals(noes, synced)).toEqual(['ambassador', 'brand', 'partners'])
    expect(brandWithdrawals({ ...silent, brand: false }, synced)).toEqual(['brand'])
  })

  it('is nothing when nothing is said, or a yes', () => {
    expect(brandWithdrawals(silent, synced)).toEqual([])
    expect(brandWithdrawals({ ambassador: true, brand: true, partners: true }, synced)).toEqual([])
  })

  it('is the ambassador’s yes too, where it was assumed from the brand’s', () => {
    const ordered: OptIns = { ...synced, ambassador: 'order' }
    expect(brandWithdrawals({ ...silent, brand: false }, ordered)).toEqual(['ambassador', 'brand'])
    expect(brandWithdrawals({ ...silent, brand: false }, synced)).toEqual(['brand'])
  })

  it('is never a yes that the person ticked themselves', () => {
    const ticked = ambassadorOptIns.filter((status) => /form|verified|popin|accepted|other/.test(status))
    for (const ambassador of ticked)
      for (const brand of ['blog', 'internal_form', 'external_form'] as const)
        expect(brandWithdrawals(noes, { ambassador, brand, partners: false })).toEqual([])
  })
})

it('an ended yes permits nothing any more, and the others stay as they are', () => {
  for (const ambassador of ambassadorOptIns) {
    for (const brand of brandOptIns) {
      const optIns = { ambassador, brand, partners: true }
      expect(withoutYeses(optIns, [])).toEqual(optIns)
      const left = withoutYeses(optIns, ['ambassador', 'brand', 'partners'])
      expect(left).toEqual({ ambassador: 'email_optout', brand: 'storage_only', partners: false })
      expect(mayBeContacted(left.ambassador)).toBe(false)
    }
  }
})
