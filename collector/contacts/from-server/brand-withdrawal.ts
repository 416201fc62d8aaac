// What a sync from the brand's database takes back (C3): a no there ends the yeses here that stood on the brand's word.
import type { ConsentBasis, OptIns, Recipient } from '../../../sdk/protocol/opt-in.ts'
import { basesOf } from '../consent-bases.ts'
import type { SentOptIns } from './parse-contact.ts'

/** Yeses that the brand gave in the person's name; what they ticked themselves only they take back. */
const onBrandsWord: readonly (ConsentBasis | null)[] = ['brand_record', 'assumed_from_brand']

/** Whose yes ends. A missing answer takes nothing back. */
export function brandWithdrawals(sent: SentOptIns, current: OptIns): Recipient[] {
  const bases = basesOf('C3', current)
  const isAssumed = bases.ambassador === 'assumed_from_brand'
  const ended: Record<Recipient, boolean> = {
    ambassador: sent.ambassador === false || (isAssumed && sent.brand === false),
    brand: sent.brand === false,
    partners: sent.partners === false,
  }
  const recipients: readonly Recipient[] = ['ambassador', 'brand', 'partners']
  return recipients.filter((to) => ended[to] && onBrandsWord.includes(bases[to]))
}

/** The opt-ins without those yeses. Towards the ambassador it is an opt-out, which no later import lifts. */
export function withoutYeses(optIns: OptIns, ended: readonly Recipient[]): OptIns {
  return {
    ambassador: ended.includes('ambassador') ? 'email_optout' : optIns.ambassador,
    brand: ended.includes('brand') ? 'storage_only' : optIns.brand,
    partners: optIns.partners && !ended.includes('partners'),
  }
}
