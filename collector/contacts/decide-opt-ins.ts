// What a contact's opt-ins become: the rule of the way in, what the contact had before, and who opted out.
// An answer can only add; taking away is withdrawing, and that is its own act.
import type {
  AmbassadorOptIn,
  BrandOptIn,
  ConsentBasis,
  OptInCase,
  OptIns,
  Recipient,
} from '../../sdk/protocol/opt-in.ts'
import { basesOf, basisTowardsAmbassador, newGrants } from './consent-bases.ts'
import { mayBeContacted } from './may-be-contacted.ts'
import { type Given, isPending, optInRules } from './opt-in-rules.ts'
import type { SuppressionScope } from './suppressions.ts'

export interface OptInDecision {
  optIns: OptIns
  /** Every yes that is new, and on what it stands. The ledger records each as `granted` (or `confirmed`). */
  granted: Partial<Record<Recipient, ConsentBasis>>
  /** A yes waits for the address to be confirmed: send the mail; nothing of it counts before. */
  awaitsConfirmation: boolean
}

const nothing: OptIns = { ambassador: 'new', brand: 'none', partners: false }

/**
 * Decides for one contact. `given.current` is what it had, absent for a new one.
 *
 * @param suppressed the widest opt-out that stands against the address, null when there is none.
 */
export function decideOptIns(
  optInCase: OptInCase,
  given: Given,
  suppressed: SuppressionScope | null,
): OptInDecision {
  const ruled = optInRules[optInCase](given)
  const { current } = given
  const merged = current ? merge(current, ruled) : ruled
  const optIns = suppressed ? withoutSuppressed(merged, suppressed) : merged
  const before = basesOf(optInCase, current ?? nothing)
  return {
    optIns,
    granted: newGrants(before, basesOf(optInCase, optIns)),
    awaitsConfirmation: isPending(ruled) && !suppressed,
  }
}

/** What is not confirmed yet changes nothing of a contact that is there: the confirmation decides again. */
function merge(current: OptIns, next: OptIns): OptIns {
  if (isPending(next)) return current
  return {
    ambassador: mergeAmbassador(current.ambassador, next.ambassador),
    brand: brandRank[next.brand] > brandRank[current.brand] ? next.brand : current.brand,
    partners: current.partners || next.partners,
  }
}

/** Said no, once and for all: only the person's own page leads out of these. */
const optOuts: ReadonlySet<AmbassadorOptIn> = new Set(['email_optout', 'global_optout'])
/** Nothing was said yet: having been asked, and not having agreed, says more. */
const undecided: ReadonlySet<AmbassadorOptIn> = new Set(['new', 'social_only', 'blog_popin_pending'])

function mergeAmbassador(current: AmbassadorOptIn, next: AmbassadorOptIn): AmbassadorOptIn {
  if (optOuts.has(current) || mayBeContacted(current)) return current
  // Who declined an invitation may still tick a box; nobody else's word brings them back.
  const isOwnWord = basisTowardsAmbassador(next) === 'box'
  if (mayBeContacted(next)) return current === 'invitation_declined' && !isOwnWord ? current : next
  return undecided.has(current) && next === 'storage_only' ? next : current
}

const brandRank: Readonly<Record<BrandOptIn, number>> = {
  none: 0,
  storage_only: 1,
  blog: 2,
  internal_form: 2,
  external_form: 2,
  brand_database: 2,
}

/** An opt-out for one ambassador leaves the brand's yes; any wider one leaves none. */
function withoutSuppressed(optIns: OptIns, scope: SuppressionScope): OptIns {
  if (scope === 'ambassador') return { ...optIns, ambassador: 'email_optout' }
  return {
    ambassador: 'global_optout',
    brand: brandRank[optIns.brand] > brandRank.storage_only ? 'storage_only' : optIns.brand,
    partners: false,
  }
}
