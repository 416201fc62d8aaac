// A new address (G1, article 16): mailed to first; in force for every contact of the old one when its button is pressed.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import type { Contact } from '../contacts/contact.ts'
import type { ContactLinks } from '../contacts/contact-links.ts'
import type { Contacts } from '../contacts/contacts.ts'
import type { MailQueue } from '../contacts/mail-queue.ts'
import { createOpenLink } from '../contacts/open-link.ts'
import type { Suppressions } from '../contacts/suppressions.ts'
import type { Withdrawals } from '../contacts/withdraw.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { TaskRunner } from '../tasks/task-runner.ts'
import { byPerson } from './by-person.ts'
import type { EmailChange, EmailChanges } from './email-changes.ts'
import type { Persons } from './person.ts'
import type { RightsRequests } from './requests.ts'
import type { TellBrand } from './tell-brand.ts'

export interface WantedEmail {
  contact: Contact
  /** The request that it answers once it is confirmed. */
  request: string
  email: string
  language: string
}

/** `taken`: one of their ambassadors has another contact by that address; nothing was changed. */
export type EmailOutcome = { brand: Brand; outcome: 'waits' | 'changed' | 'taken' | 'blocked' }

export interface ChangeEmail {
  /** Queues the mail, part of the caller's transaction. False: that is no address. Says nothing of whether it is known. */
  begin(tx: RecordTransaction, brand: Brand, wanted: WantedEmail): Promise<boolean>
  /** Null, for these three: the link is no good. Changes nothing. */
  look(token: string): Promise<EmailOutcome | null>
  confirm(token: string): Promise<EmailOutcome | null>
  /** "It was not me": the change goes, and the brand never writes to that address again. */
  block(token: string): Promise<EmailOutcome | null>
}

export interface ChangeEmailOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Contacts
  links: ContactLinks
  mails: MailQueue
  suppressions: Suppressions
  withdrawals: Withdrawals
  emailChanges: EmailChanges
  persons: Persons
  requests: RightsRequests
  tellBrand: TellBrand
  runner: Pick<TaskRunner, 'poke'>
  newId: () => string
}

export function createChangeEmail(options: ChangeEmailOptions): ChangeEmail {
  const { contacts, links, emailChanges, persons, requests, suppressions, runner } = options
  const openLink = createOpenLink(options)

  function onChange(
    token: string,
    act: (tx: RecordTransaction, brand: Brand, change: EmailChange) => Promise<EmailOutcome['outcome']>,
  ): Promise<EmailOutcome | null> {
    return openLink('new_email', token, async (tx, brand, link) => {
      const change = link.ask === null ? null : await emailChanges.get(tx, brand.name, link.ask)
      return change && { brand, outcome: await act(tx, brand, change) }
    })
  }

  /** Whoever opted out under the old address has opted out under the new one. */
  async function carryOptOut(tx: RecordTransaction, brand: string, before: Contact, email: string) {
    const { ambassador, fields } = before
    const found = fields.email ? await suppressions.find(tx, brand, fields.email, ambassador) : null
    if (found?.reason !== 'global_optout' || found.scope === 'operator') return
    const target =
      found.scope === 'brand' ? ({ scope: 'brand' } as const) : { scope: found.scope, ambassador }
    await suppressions.suppress(tx, brand, { ...target, email, reason: found.reason })
  }

  async function confirm(tx: RecordTransaction, { name }: Brand, change: EmailChange) {
    const { email, contact: id, request } = change
    await end(tx, change)
    const contact = await contacts.get(tx, name, id)
    const own = contact ? await persons.same(tx, name, contact) : []
    const others = await contacts.findByEmail(tx, name, email)
    const isTaken = own.some((one) =>
      others.some((other) => other.ambassador === one.ambassador && other.id !== one.id),
    )
    await requests.settle(tx, request, isTaken || own.length === 0 ? 'refused' : 'answered')
    if (isTaken) return 'taken'
    const patch = { fields: { email }, emailStatus: 'verified' } as const
    const changed: Contact[] = []
    for (const one of own) {
      await carryOptOut(tx, name, one, email)
      const done = await contacts.change(tx, name, one.id, patch, byPerson)
      if (done.ok) changed.push(done.contact)
    }
    await options.tellBrand(tx, name, 'contact.corrected', changed, byPerson)
    return 'changed'
  }

  async function end(tx: RecordTransaction, { contact }: EmailChange): Promise<void> {
    await emailChanges.remove(tx, contact)
    await links.end(tx, contact, 'new_email')
  }

  return {
    async begin(tx, { name }, { contact, request, email, language }) {
      const address = normaliseEmail(email)
      if (address === null) return false
      const change = { id: options.newId(), contact: contact.id, request, email: address }
      await links.end(tx, contact.id, 'new_email')
      const replaced = await emailChanges.add(tx, name, change)
      for (const one of replaced) await requests.settle(tx, one, 'lapsed')
      const mail = { about: 'new_email', contact: contact.id, change: change.id, language } as const
      await options.mails.add(tx, name, address, mail)
      return true
    },
    look: (token) => onChange(token, async () => 'waits'),
    async confirm(token) {
      const done = await onChange(token, confirm)
      if (done) runner.poke(done.brand.name, 'webhook')
      return done
    },
    block: (token) =>
      onChange(token, async (tx, { name }, change) => {
        await end(tx, change)
        await requests.settle(tx, change.request, 'refused')
        const stop = { scope: 'brand', reason: 'blocked', by: 'person' } as const
        await options.withdrawals.stopAll(tx, name, change.email, stop)
        return 'blocked'
      }),
  }
}
