// The ten ways in, REQUIREMENTS C1–C10: what each recipient may do after a way's answers. One pure table.
import { type OptInCase, type OptIns, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import { mayBeContacted } from './may-be-contacted.ts'

/** What a way in knows when it decides. */
export interface Given {
  /** Each recipient's answer: ticked (or sent as true), left empty (or sent as false), or not asked. */
  boxes: { readonly [To in Recipient]?: boolean | undefined }
  /** The opt-in that the brand holds itself, as its order says (C7, C8). */
  brandOptIn?: boolean | undefined
  /** Whether the brand takes its own opt-in for the ambassador's too (C7, C8). */
  assumeFromBrand: boolean
  /** Whether the address was confirmed by its owner (C5, C6, C8, C9), or came with the order from the brand's server (C8). */
  confirmed: boolean
  /** What the contact has agreed to before, if there is one (C9). */
  current?: OptIns | undefined
}

export type OptInRule = (given: Given) => OptIns

const unasked: OptInRule = () => ({ ambassador: 'new', brand: 'none', partners: false })

const blogPopin = untilConfirmed(({ boxes }) => ({
  ambassador: boxes.ambassador ? 'blog_popin_verified' : 'storage_only',
  brand: boxes.brand ? 'blog' : 'none',
  partners: boxes.partners === true,
}))

const order: OptInRule = (given) => ({
  ambassador: isAssumed(given) ? 'order' : 'storage_only',
  brand: given.brandOptIn ? 'brand_database' : 'storage_only',
  partners: false,
})

/** An order's popin has one box. */
const orderPopin = untilConfirmed(
  (given) => ({ ...order(given), ambassador: given.boxes.ambassador ? 'order_popin' : 'storage_only' }),
  ['ambassador'],
)

/** What each case leads to. `decideOptIns` brings it together with what was there before. */
export const optInRules: Readonly<Record<OptInCase, OptInRule>> = {
  C1: unasked,
  C2: unasked,
  C3: ({ boxes }) => ({
    ambassador: boxes.ambassador ? 'brand_import' : 'new',
    brand: boxes.brand ? 'brand_database' : 'storage_only',
    partners: boxes.partners === true,
  }),
  C4: () => ({ ambassador: 'social_only', brand: 'none', partners: false }),
  C5: blogPopin,
  C6: untilConfirmed(({ boxes }) => ({
    ambassador: boxes.ambassador ? 'internal_form' : 'storage_only',
    brand: boxes.brand ? 'internal_form' : 'storage_only',
    partners: boxes.partners === true,
  })),
  C7: order,
  C8: (given) => (isAssumed(given) ? order(given) : orderPopin(given)),
  C9: (given) =>
    given.current && mayBeContacted(given.current.ambassador) ? given.current : blogPopin(given),
  C10: ({ boxes }) => ({
    ambassador: byAnswer(boxes.ambassador, 'external_form', 'storage_only', 'new'),
    brand: byAnswer(boxes.brand, 'external_form', 'none', 'storage_only'),
    partners: boxes.partners === true,
  }),
}

/** Whether the ambassador's opt-in is taken from the brand's: then the box is not displayed, and says nothing. */
function isAssumed({ brandOptIn, assumeFromBrand }: Given): boolean {
  return brandOptIn === true && assumeFromBrand
}

/** V7: nobody sees the contact yet. */
export function isPending({ ambassador }: OptIns): boolean {
  return ambassador === 'blog_popin_pending'
}

/**
 * Holds every yes back until the address is confirmed, whomever it was for: until then the status says "pending" and
 * nothing else, so that nobody sees the contact and nobody can forget to ask. Without a yes there is nothing to confirm.
 */
function untilConfirmed(rule: OptInRule, boxes: readonly Recipient[] = recipients): OptInRule {
  return (given) => {
    if (given.confirmed || !boxes.some((to) => given.boxes[to])) return rule(given)
    return { ambassador: 'blog_popin_pending', brand: 'none', partners: false }
  }
}

function byAnswer<Status>(answer: boolean | undefined, yes: Status, no: Status, notAsked: Status): Status {
  if (answer === undefined) return notAsked
  return answer ? yes : no
}
