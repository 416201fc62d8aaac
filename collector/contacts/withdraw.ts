// Taking back: what of a contact's opt-ins ends, who is told, and what is kept so that nobody writes again. In force
// when the transaction is (B4).
import { type OptIns, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { addWebhook } from '../webhooks/deliver-webhook.ts'
import type { WebhookEvent } from '../webhooks/webhook.ts'
import type { Asks } from './asks.ts'
import { basesOf } from './consent-bases.ts'
import type { Contact } from './contact.ts'
import type { ContactLinks } from './contact-links.ts'
import type { Contacts } from './contacts.ts'
import { expireAsks } from './expire-asks.ts'
import { isPending } from './opt-in-rules.ts'
import type { SuppressionReason, SuppressionScope, Suppressions } from './suppressions.ts'

export interface Withdrawals {
  /** Ends single yeses of one contact. Towards its ambassador that is an opt-out for this ambassador (B3). */
  end(tx: RecordTransaction, brand: string, contact: Contact, of: readonly Recipient[]): Promise<void>
  /**
   * Ends everything of everybody who has this contact's address, in this brand, and keeps the address from being
   * brought again: by anybody of the brand, or of any brand. What waits for a confirmation is deleted.
   */
  stopAll(
    tx: RecordTransaction,
    brand: string,
    contact: Contact,
    scope: Exclude<SuppressionScope, 'ambassador'>,
    reason: Extract<SuppressionReason, 'global_optout' | 'blocked'>,
  ): Promise<void>
}

export interface WithdrawalOptions {
  contacts: Contacts
  suppressions: Suppressions
  ledger: Ledger
  asks: Asks
  links: ContactLinks
  tasks: Tasks
  newId: () => string
  now: () => number
}

/** Who withdraws by a mailed link: the person. */
const by = 'person'

export function createWithdrawals(options: WithdrawalOptions): Withdrawals {
  const { contacts, suppressions, ledger, asks, links, tasks, newId, now } = options

  async function tell(
    tx: RecordTransaction,
    brand: string,
    event: WebhookEvent,
    before: Contact,
    after: OptIns,
    scope?: SuppressionScope,
  ): Promise<void> {
    // A3: of a contact that the brand may not see it does not hear either.
    if (!isShownToBrand(before.optIns)) return
    const { id: contact, ambassador } = before
    const told = { id: newId(), event, at: now(), brand, contact, ambassador, opt_ins: after }
    await addWebhook(tx, tasks, { ...told, ...(scope ? { scope } : {}) })
  }

  /** Writes what a contact becomes, and what of it was a yes. */
  async function change(
    tx: RecordTransaction,
    brand: string,
    contact: Contact,
    optIns: OptIns,
  ): Promise<boolean> {
    const ended = yesesOf(contact.optIns).filter((to) => !yesesOf(optIns).includes(to))
    const changed = await contacts.change(tx, brand, contact.id, { optIns }, by)
    if (!changed.ok) return false
    const { id, ambassador } = contact
    await ledger.append(
      tx,
      brand,
      ended.map((recipient) => ({ act: 'withdrawn', recipient, contact: id, ambassador })),
    )
    if (ended.length > 0) await tell(tx, brand, 'contact.withdrawn', contact, optIns)
    return true
  }

  /** An earlier mail's button must not bring back what was taken back after it. */
  async function closeAsks(tx: RecordTransaction, brand: string, contact: Contact): Promise<void> {
    await expireAsks(tx, brand, contact, { asks, ledger })
    await links.end(tx, contact.id, 'confirm')
  }

  async function stopOne(
    tx: RecordTransaction,
    brand: string,
    contact: Contact,
    scope: SuppressionScope,
  ): Promise<void> {
    if (isPending(contact.optIns)) {
      await expireAsks(tx, brand, contact, { asks, ledger })
      await links.end(tx, contact.id)
      await contacts.remove(tx, brand, contact.id)
      return
    }
    const after = withoutAny(contact.optIns)
    await change(tx, brand, contact, after)
    await closeAsks(tx, brand, contact)
    await tell(tx, brand, 'contact.suppressed', contact, after, scope)
  }

  return {
    async end(tx, brand, contact, of) {
      const email = contact.fields.email
      const { ambassador } = contact
      await closeAsks(tx, brand, contact)
      await change(tx, brand, contact, without(contact.optIns, of))
      if (of.includes('ambassador') && email !== undefined)
        await suppressions.suppress(tx, brand, {
          scope: 'ambassador',
          ambassador,
          email,
          reason: 'global_optout',
        })
    },
    async stopAll(tx, brand, contact, scope, reason) {
      const { email } = contact.fields
      const same = email === undefined ? [contact] : await contacts.findByEmail(tx, brand, email)
      for (const one of same) await stopOne(tx, brand, one, scope)
      if (email !== undefined) await suppressions.suppress(tx, brand, { scope, email, reason })
    },
  }
}

/** Whose yes stands. Which way in it came by does not matter here. */
export function yesesOf(optIns: OptIns): Recipient[] {
  const bases = basesOf('C5', optIns)
  return recipients.filter((to) => bases[to] !== null)
}

/** A3: its brand opt-in shows it, or the partners' does. */
export function isShownToBrand({ brand, partners }: OptIns): boolean {
  return brand !== 'none' || partners
}

function without(optIns: OptIns, of: readonly Recipient[]): OptIns {
  const yeses = yesesOf(optIns)
  const ends = (to: Recipient) => of.includes(to) && yeses.includes(to)
  return {
    ambassador: of.includes('ambassador') ? 'email_optout' : optIns.ambassador,
    brand: ends('brand') ? 'storage_only' : optIns.brand,
    partners: optIns.partners && !ends('partners'),
  }
}

function withoutAny(optIns: OptIns): OptIns {
  return { ...without(optIns, recipients), ambassador: 'global_optout' }
}
