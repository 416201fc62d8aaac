// On what a yes stands. Every status that permits something names its basis; the others have none.
import {
  type AmbassadorOptIn,
  type BrandOptIn,
  type ConsentBasis,
  type OptInCase,
  type OptIns,
  type Recipient,
  recipients,
} from '../../sdk/protocol/opt-in.ts'

const ofAmbassador: Readonly<Record<AmbassadorOptIn, ConsentBasis | null>> = {
  new: null,
  invitation_sent: null,
  invitation_accepted: 'invitation',
  invitation_declined: null,
  email_optout: null,
  invitation_unanswered: null,
  global_optout: null,
  social_only: null,
  brand_import: 'brand_record',
  blog_popin_pending: null,
  blog_popin_verified: 'box',
  internal_form: 'box',
  external_form: 'box',
  order: 'assumed_from_brand',
  order_popin: 'box',
  other: 'own_page',
  storage_only: null,
}

const ofBrand: Readonly<Record<BrandOptIn, ConsentBasis | null>> = {
  none: null,
  blog: 'box',
  internal_form: 'box',
  external_form: 'box',
  brand_database: 'brand_record',
  storage_only: null,
}

/** Of an ambassador opt-in; null exactly where it is out. */
export function basisTowardsAmbassador(status: AmbassadorOptIn): ConsentBasis | null {
  return ofAmbassador[status]
}

export type ConsentBases = Record<Recipient, ConsentBasis | null>

/** The basis of each yes in `optIns`, which came by `optInCase`; null where there is no yes. */
export function basesOf(optInCase: OptInCase, { ambassador, brand, partners }: OptIns): ConsentBases {
  return {
    ambassador: basisTowardsAmbassador(ambassador),
    brand: ofBrand[brand],
    partners: partners ? (optInCase === 'C3' ? 'brand_record' : 'box') : null,
  }
}

/** The yeses of `after` that `before` had not: what the ledger has to record as granted. */
export function newGrants(
  before: ConsentBases,
  after: ConsentBases,
): Partial<Record<Recipient, ConsentBasis>> {
  const grants: Partial<Record<Recipient, ConsentBasis>> = {}
  for (const to of recipients) {
    const basis = after[to]
    if (basis !== null && before[to] === null) grants[to] = basis
  }
  return grants
}
