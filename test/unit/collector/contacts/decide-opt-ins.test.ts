import { describe, expect, it } from 'vitest'
import { decideOptIns } from '../../../../collector/contacts/decide-opt-ins.ts'
import type { Given } from '../../../../collector/contacts/opt-in-rules.ts'
import type { AmbassadorOptIn, BrandOptIn, OptIns } from '../../../../sdk/protocol/opt-in.ts'

const nothing: OptIns = { ambassador: 'storage_only', brand: 'none', partners: false }

function given(fields: Partial<Given> = {}): Given {
  return { boxes: {}, assumeFromBrand: true, confirmed: true, ...fields }
}

/** An order whose brand opt-in is true: it would be `order` and `brand_database`. */
const order = (current: Partial<OptIns> | undefined) =>
  given({ brandOptIn: true, current: current && { ...nothing, ...current } })

/** A confirmed blog popin with every box ticked. */
const allTicked = { ambassador: true, brand: true, partners: true }
const popin = (current: Partial<OptIns> | undefined, fields: Partial<Given> = {}) =>
  given({ boxes: allTicked, current: current && { ...nothing, ...current }, ...fields })

describe('an answer about a contact that is not there yet', () => {
  it('is what its case says, with the basis of each yes', () => {
    expect(decideOptIns('C5', popin(undefined), null)).toEqual({
      optIns: { ambassador: 'blog_popin_verified', brand: 'blog', partners: true },
      granted: { ambassador: 'box', brand: 'box', partners: 'box' },
      awaitsConfirmation: false,
    })
  })

  it('grants nothing before it is confirmed, and says that it waits', () => {
    expect(decideOptIns('C5', popin(undefined, { confirmed: false }), null)).toEqual({
      optIns: { ambassador: 'blog_popin_pending', brand: 'none', partners: false },
      granted: {},
      awaitsConfirmation: true,
    })
  })

  it('C7: has the basis assumed_from_brand where the ambassador’s yes is taken from the brand’s', () => {
    expect(decideOptIns('C7', order(undefined), null).granted).toEqual({
      ambassador: 'assumed_from_brand',
      brand: 'brand_record',
    })
    const without = decideOptIns('C7', { ...order(undefined), assumeFromBrand: false }, null)
    expect(without.granted).toEqual({ brand: 'brand_record' })
    expect(without.optIns.ambassador).toBe('storage_only')
  })

  it('C8: has the basis of the box where it was ticked', () => {
    const ticked = given({ boxes: { ambassador: true } })
    expect(decideOptIns('C8', ticked, null).granted).toEqual({ ambassador: 'box' })
    expect(decideOptIns('C8', order(undefined), null).granted.ambassador).toBe('assumed_from_brand')
  })

  it('C3: has the basis brand_record for everything that the brand’s database sends', () => {
    expect(decideOptIns('C3', given({ boxes: allTicked }), null).granted).toEqual({
      ambassador: 'brand_record',
      brand: 'brand_record',
      partners: 'brand_record',
    })
  })
})

describe('an answer about a contact that is there', () => {
  it('takes no yes away that it does not repeat', () => {
    const current: OptIns = { ambassador: 'order', brand: 'brand_database', partners: true }
    for (const way of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const) {
      const boxes = { ambassador: false, brand: false, partners: false }
      const { optIns, granted } = decideOptIns(way, given({ boxes, brandOptIn: false, current }), null)
      expect([way, optIns, granted]).toEqual([way, current, {}])
    }
  })

  it('grants only what is new', () => {
    const { optIns, granted } = decideOptIns('C5', popin({ ambassador: 'order' }), null)
    expect(optIns).toEqual({ ambassador: 'order', brand: 'blog', partners: true })
    expect(granted).toEqual({ brand: 'box', partners: 'box' })
  })

  it('changes nothing before it is confirmed, so that a stranger cannot hide anybody', () => {
    const current: OptIns = { ambassador: 'storage_only', brand: 'storage_only', partners: false }
    const decided = decideOptIns('C6', popin(current, { confirmed: false }), null)
    expect(decided).toEqual({ optIns: current, granted: {}, awaitsConfirmation: true })
  })

  it('ends the waiting of a pending one, one way or the other', () => {
    const pending = { ambassador: 'blog_popin_pending' } as const
    expect(decideOptIns('C5', popin(pending), null).optIns.ambassador).toBe('blog_popin_verified')
    const onlyBrand = popin(pending, { boxes: { ambassador: false, brand: true } })
    expect(decideOptIns('C5', onlyBrand, null).optIns).toEqual({
      ambassador: 'storage_only',
      brand: 'blog',
      partners: false,
    })
    expect(decideOptIns('C7', order(pending), null).optIns.ambassador).toBe('order')
  })

  it.each<[AmbassadorOptIn, AmbassadorOptIn]>([
    ['new', 'order'],
    ['invitation_sent', 'order'],
    ['invitation_unanswered', 'order'],
    ['social_only', 'order'],
    ['storage_only', 'order'],
    ['invitation_accepted', 'invitation_accepted'],
    ['invitation_declined', 'invitation_declined'],
    ['email_optout', 'email_optout'],
    ['global_optout', 'global_optout'],
  ])('%s becomes %s by an order that the brand has an opt-in for', (before, after) => {
    expect(decideOptIns('C7', order({ ambassador: before }), null).optIns.ambassador).toBe(after)
  })

  it.each<[AmbassadorOptIn, AmbassadorOptIn]>([
    ['invitation_declined', 'blog_popin_verified'],
    ['email_optout', 'email_optout'],
    ['global_optout', 'global_optout'],
  ])('%s becomes %s by the person’s own confirmed box', (before, after) => {
    expect(decideOptIns('C5', popin({ ambassador: before }), null).optIns.ambassador).toBe(after)
  })

  it.each<[AmbassadorOptIn, AmbassadorOptIn]>([
    ['new', 'storage_only'],
    ['social_only', 'storage_only'],
    ['blog_popin_pending', 'storage_only'],
    ['invitation_sent', 'invitation_sent'],
    ['invitation_unanswered', 'invitation_unanswered'],
    ['email_optout', 'email_optout'],
  ])('%s becomes %s by a popin that was sent with its box empty', (before, after) => {
    const current = { ...nothing, ambassador: before }
    const empty = given({ boxes: { ambassador: false }, current })
    expect(decideOptIns('C8', empty, null).optIns.ambassador).toBe(after)
  })

  it.each<[BrandOptIn, BrandOptIn]>([
    ['none', 'blog'],
    ['storage_only', 'blog'],
    ['internal_form', 'internal_form'],
    ['brand_database', 'brand_database'],
  ])('a brand opt-in of %s becomes %s by a ticked box', (before, after) => {
    expect(decideOptIns('C5', popin({ brand: before }), null).optIns.brand).toBe(after)
  })
})

describe('an answer of who opted out', () => {
  it('B3: of one ambassador alone gives the brand its yes, and the ambassador none', () => {
    expect(decideOptIns('C5', popin(undefined), 'ambassador')).toEqual({
      optIns: { ambassador: 'email_optout', brand: 'blog', partners: true },
      granted: { brand: 'box', partners: 'box' },
      awaitsConfirmation: false,
    })
  })

  it.each(['brand', 'operator'] as const)(
    'B1: of the %s gives nobody a yes, whichever way they come in',
    (scope) => {
      for (const way of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const) {
        const { optIns, granted } = decideOptIns(way, popin(undefined, { brandOptIn: true }), scope)
        expect([way, optIns.ambassador, optIns.partners, granted]).toEqual([way, 'global_optout', false, {}])
        expect(['none', 'storage_only']).toContain(optIns.brand)
      }
    },
  )

  it('is not asked to confirm an address that must not be written to', () => {
    const { awaitsConfirmation } = decideOptIns('C5', popin(undefined, { confirmed: false }), 'brand')
    expect(awaitsConfirmation).toBe(false)
  })
})
