// A contact of the brand's server (C1–C4, C10), by the brand's own ID: the same again changes nothing, another changes it.
import type { Contacts } from '../contacts.ts'
import type { ExternalContacts } from './external-contacts.ts'
import type { KeepPerson } from './keep-person.ts'
import { contactSources, parseContact } from './parse-contact.ts'
import type { Said } from './said.ts'
import { type Take, type Taken, whole } from './taken.ts'

export interface TakeContactOptions {
  contacts: Contacts
  externalContacts: ExternalContacts
  keepPerson: KeepPerson
  said: Said
}

export function createTakeContact(options: TakeContactOptions): Take {
  const { contacts, externalContacts, keepPerson, said } = options

  return async (tx, brand, item) => {
    const parsed = parseContact(item, brand.settings)
    if (!parsed.ok) return parsed
    const sent = parsed.item
    const known = await externalContacts.find(tx, brand.name, sent.externalId)
    if (known && said.isSame(brand.name, sent, known.said)) return whole
    const current = known ? await contacts.get(tx, brand.name, known.contact) : null
    if (current && current.ambassador !== sent.ambassador) return otherAmbassador
    const contact = await keepPerson(tx, brand, {
      optInCase: contactSources[sent.source],
      ambassador: sent.ambassador,
      fields: sent.fields,
      answers: sent.optIns,
      current,
      by: 'api',
    })
    await externalContacts.put(tx, brand.name, sent.externalId, {
      contact,
      said: said.contentTag(brand.name, sent),
    })
    return whole
  }
}

/** V6: the same person left with another ambassador is another contact, with an ID of its own. */
const otherAmbassador: Taken = {
  ok: false,
  problem: {
    code: 'id_reused',
    message: 'a contact of this ID belongs to another ambassador; one contact belongs to one',
    path: 'external_id',
  },
}
