// Erasure by the person themselves (G1, G5), in two steps: what goes and what stays, then the button. The link that was
// used is gone with them, so that their certificate is shown once.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { ContactLinks } from '../contacts/contact-links.ts'
import type { Contacts } from '../contacts/contacts.ts'
import { createFindOwner } from '../contacts/find-owner.ts'
import { createOpenLink } from '../contacts/open-link.ts'
import { isShownToBrand } from '../contacts/withdraw.ts'
import type { SignedCertificate } from '../erasure/certificate.ts'
import type { RecordStore } from '../stores/records.ts'
import type { TaskRunner } from '../tasks/task-runner.ts'
import { byPerson } from './by-person.ts'
import type { ErasePerson, PersonReason } from './erase-person.ts'
import { everything } from './own-rights.ts'
import type { RightsRequests } from './requests.ts'

export interface OwnErased {
  brand: Brand
  /** A legal hold stood against it: nothing was erased. */
  isHeld: boolean
  /** Empty too while the last step waits for the journal. */
  certificates: SignedCertificate[]
}

export interface OwnErasures {
  /** Null, for both: the token is no good. Changes nothing. */
  look(token: string): Promise<Brand | null>
  erase(token: string, reason: PersonReason): Promise<OwnErased | null>
}

export interface OwnErasureOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Pick<Contacts, 'get' | 'findByEmail'>
  links: ContactLinks
  requests: RightsRequests
  erasePerson: ErasePerson
  runner: Pick<TaskRunner, 'poke'>
}

export function createOwnErasures(options: OwnErasureOptions): OwnErasures {
  const openLink = createOpenLink(options)
  const findOwner = createFindOwner(options)

  return {
    look: (token) => openLink('own_page', token, async (_tx, brand) => brand),
    async erase(token, reason) {
      const asked = await openLink('own_page', token, async (tx, brand, link) => {
        const owner = await findOwner(tx, brand, link.contact)
        if (!owner) return null
        const contacts = everything(owner)
        const isShown = contacts.some(({ optIns }) => isShownToBrand(optIns))
        const right = { right: 'erasure', contact: link.contact, by: byPerson, isShown } as const
        return { brand, contacts, request: await options.requests.ask(tx, brand, right) }
      })
      if (!asked) return null
      const { brand, contacts, request } = asked
      const wanted = { contacts, shown: contacts, request, by: byPerson, reason }
      const { erased } = await options.erasePerson(brand, wanted)
      options.runner.poke(brand.name, 'webhook')
      const isHeld = erased.some((one) => !one.ok && one.reason === 'held')
      return { brand, isHeld, certificates: erased.flatMap((one) => (one.ok ? [one.certificate] : [])) }
    },
  }
}
