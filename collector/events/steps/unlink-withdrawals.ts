// A withdrawal is kept as a fact, not as a person's: nothing links it to a visitor, a visit, an address or a page.
import { nobody } from '../../stores/events.ts'
import type { Step } from '../step.ts'

export const unlinkWithdrawals: Step = ({ stored }) => {
  if (stored.name !== 'consent') return null
  Object.assign(stored, {
    visitor: nobody,
    visitor_basis: 'daily',
    session: nobody,
    customer: null,
    email: null,
    phone: null,
    network: '',
    host: null,
    path: null,
    referrer_host: null,
    utm_source: null,
    utm_medium: null,
    utm_campaign: null,
    publication: null,
  } satisfies Partial<typeof stored>)
  return null
}
