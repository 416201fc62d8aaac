// The unsubscribe link of every mail (B4): one POST ends everything of the brand, in the request. And for whoever has no
// mail at hand: an address is typed, and gets its link.
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { SealedNotes } from '../privacy/sealed-note.ts'
import type { RecordStore } from '../stores/records.ts'
import type { TaskHandler, TaskRunner } from '../tasks/task-runner.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { findAlias } from './ambassador-alias.ts'
import type { Contact } from './contact.ts'
import type { ContactLinks } from './contact-links.ts'
import type { Contacts } from './contacts.ts'
import type { MailQueue } from './mail-queue.ts'
import { createOpenLink } from './open-link.ts'
import { isPending } from './opt-in-rules.ts'
import type { SuppressionScope } from './suppressions.ts'
import type { Withdrawals } from './withdraw.ts'

export interface Unsubscribing {
  brand: Brand
  /** The contact that the link was made for. */
  contact: string
  /** The ambassador that the mail was about, by name; null where none is known. */
  alias: string | null
}

export interface Unsubscriptions {
  /** Null when the token is no good. Changes nothing. */
  look(token: string): Promise<Unsubscribing | null>
  /** In force when it resolves, and again and again the same. */
  stop(token: string, scope: SuppressionScope): Promise<Unsubscribing | null>
  /** Answers before anybody looks whether the address is known (S14). */
  requestLink(brand: Brand, email: string, language: string): Promise<void>
  /** The task of kind `link_request`. */
  sendLink: TaskHandler
}

export interface UnsubscribeOptions {
  records: RecordStore
  brands: Pick<BrandRegistry, 'find'>
  contacts: Contacts
  links: ContactLinks
  withdrawals: Withdrawals
  mails: MailQueue
  notes: SealedNotes
  tasks: Tasks
  runner: Pick<TaskRunner, 'poke'>
  newId: () => string
}

const byPerson = { reason: 'global_optout', by: 'person' } as const

interface LinkRequest {
  email: string
  language: string
}

export function createUnsubscriptions(options: UnsubscribeOptions): Unsubscriptions {
  const { records, contacts, withdrawals, mails, notes, tasks, runner } = options

  const openLink = createOpenLink(options)

  function onLink(token: string, scope: SuppressionScope | null): Promise<Unsubscribing | null> {
    return openLink('unsubscribe', token, async (tx, brand, link) => {
      const contact = await contacts.get(tx, brand.name, link.contact)
      if (!contact) return null
      const alias = await findAlias(tx, contact.ambassador)
      if (scope === 'ambassador') await withdrawals.end(tx, brand.name, contact, ['ambassador'], 'person')
      else if (scope) await withdrawals.stopAll(tx, brand.name, contact, { scope, ...byPerson })
      return { brand, contact: contact.id, alias }
    })
  }

  return {
    look: (token) => onLink(token, null),
    async stop(token, scope) {
      const stopped = await onLink(token, scope)
      if (stopped) runner.poke(stopped.brand.name, 'webhook')
      return stopped
    },
    async requestLink({ name }, email, language) {
      const address = normaliseEmail(email)
      if (address === null) return
      const id = options.newId()
      const request: LinkRequest = { email: address, language }
      const payload = notes.seal(name, id, JSON.stringify(request))
      await records.transact(name, (tx) => tasks.add(tx, { id, kind: 'link_request', payload }))
      runner.poke(name, 'link_request')
    },
    async sendLink(brand, task) {
      const text = notes.open(brand, task.id, task.payload)
      if (text === null) return 'finish'
      const { email, language }: LinkRequest = JSON.parse(text)
      await records.transact(brand, async (tx) => {
        const contact = bestOf(await contacts.findByEmail(tx, brand, email))
        if (contact) await mails.add(tx, brand, email, { about: 'own_page', contact: contact.id, language })
        await tasks.finish(tx, task.id)
      })
      runner.poke(brand, 'mail')
      return 'finished'
    },
  }
}

/** The page shows what all of an address's contacts agreed to; one that is only pending has agreed to nothing yet. */
function bestOf(found: Contact[]): Contact | undefined {
  return found.find(({ optIns }) => !isPending(optIns)) ?? found[0]
}
