// E2, E3: the guest's ID, the visit and the customer become keyed pseudonyms. Customers are never merged: each event
// keeps the customer that its own batch named.
import { normaliseEmail } from '../../privacy/normalise-email.ts'
import { normalisePhone, parseRegion } from '../../privacy/normalise-phone.ts'
import type { Draft } from '../draft.ts'
import type { Step, Tools } from '../step.ts'

export const pseudonymiseIdentity: Step = (draft, tools) => {
  pseudonymiseVisitor(draft, tools)
  if (draft.arrival.customer) pseudonymiseCustomer(draft, tools)
  return null
}

/** In the cookieless mode an ID is not believed, whoever sent it: nobody is followed from day to day. */
function pseudonymiseVisitor({ stored, arrival }: Draft, { keyRing, visits }: Tools): void {
  const { brand, visitor, session, received } = arrival
  const mayIdentify = brand.settings.consent !== 'cookieless'
  if (visitor && mayIdentify) {
    stored.visitor = keyRing.pseudonymUuid(brand.name, 'visitor', visitor)
    stored.visitor_basis = 'id'
  }
  const visit = session && mayIdentify ? session : visits.visitOf(stored.visitor, received)
  stored.session = keyRing.pseudonymUuid(brand.name, 'session', visit)
}

/** E5: e-mail and phone are kept, as tags, only where the brand switched contacts on. */
function pseudonymiseCustomer({ stored, arrival }: Draft, { keyRing }: Tools): void {
  const { name, settings } = arrival.brand
  if (settings.consent === 'cookieless' || !arrival.customer) return
  const { customer_id, email, phone } = arrival.customer
  const id = customer_id?.normalize('NFKC').trim()
  if (id) stored.customer = keyRing.tag(name, 'customer', id)
  if (settings.contacts === 'off') return
  const address = email ? normaliseEmail(email) : null
  if (address) stored.email = keyRing.tag(name, 'email', address)
  const number = phone ? normalisePhone(phone, parseRegion(settings.region) ?? undefined) : null
  if (number) stored.phone = keyRing.tag(name, 'phone', number)
}
