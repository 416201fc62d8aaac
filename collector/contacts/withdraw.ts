// Taking back: what of a contact's opt-ins ends, who is told, and what is kept so that nobody writes again. In force
// when the transaction is (B4).
import { type EmailStatus, type OptIns, type Recipient, recipients } from '../../sdk/protocol/opt-in.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { addWebhook } from '../webhooks/deliver-webhook.ts'
import type { WebhookEvent } from '../webhooks/webhook.ts'
import type { Asks } from './asks.ts'
import type { Contact } from './contact.ts'
import type { ContactLinks } from './contact-links.ts'
import type { Contacts } from './contacts.ts'
import { expireAsks } from './expire-asks.ts'
import { isPending } from './opt-in-rules.ts'
import { emailStatusAfter } from './suppression-reasons.ts'
import type { SuppressionReason, SuppressionScope, Suppressions } from './suppressions.ts'
import { endedYeses, yesesOf } from './yeses.ts'

/** Who takes back: the person by a mailed link, the brand's server, its mail server, or the operator. */
export type Withdrawer = 'person' | 'api' | 'mail_server' | 'operator'

/** Why nobody may write to an address any more, and nobody of whom. */
export interface Stop {
  scope: Exclude<SuppressionScope, 'ambassador'>
  reason: SuppressionReason
  by: Withdrawer
}

export interface Withdrawals {
  /** Ends single yeses of one contact. Towards its ambassador that is an opt-out for this ambassador (B3). */
  end(
    tx: RecordTransaction,
    brand: string,
    contact: Contact,
    of: readonly Recipient[],
    by: Withdrawer,
  ): Promise<void>
  /**
   * Ends everything of everybody who has this address, or this contact's, in this brand, and keeps it from being brought
   * again: by anybody of the brand, or of any brand. What waits for a confirmation is deleted. An address that nobody
   * has is kept from being brought too.
   */
  stopAll(tx: RecordTransaction, brand: string, person: Contact | string, stop: Stop): Promise<void>
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

export function createWithdrawals(options: WithdrawalOptions): Withdrawals {
  const { contacts, suppressions, ledger, asks, links, tasks, newId, now } = options

  async function tell(
    tx: RecordTransaction,
    brand: string,
    event: WebhookEvent,
    { before, after, by }: Change,
    scope?: SuppressionScope,
  ): Promise<void> {
    // A3: of a contact that the brand may not see it does not hear either; nor of one that is restricted, nor of what it
    // said itself.
    if (!isShownToBrand(before.optIns) || before.restrictedAt !== null || by === 'api') return
    const { id: contact, ambassador } = before
    const told = { id: newId(), event, at: now(), brand, contact, ambassador, opt_ins: after }
    await addWebhook(tx, tasks, { ...told, ...(scope ? { scope } : {}) })
  }

  /** Writes what a contact becomes, and what of it was a yes. */
  async function carryOut(
    tx: RecordTransaction,
    brand: string,
    change: Change,
    emailStatus: EmailStatus | null = null,
  ): Promise<void> {
    const { before, after, by } = change
    const { id, ambassador } = before
    await contacts.change(tx, brand, id, { optIns: after, ...(emailStatus ? { emailStatus } : {}) }, by)
    const ended = endedYeses(before.optIns, after)
    await ledger.append(
      tx,
      brand,
      ended.map((act) => ({ ...act, contact: id, ambassador })),
    )
    if (ended.length > 0) await tell(tx, brand, 'contact.withdrawn', change)
  }

  /** An earlier mail's button must not bring back what was taken back after it. */
  async function closeAsks(tx: RecordTransaction, brand: string, contact: Contact): Promise<void> {
    await expireAsks(tx, brand, contact, { asks, ledger })
    await links.end(tx, contact.id, 'confirm')
  }

  /** V7: nobody has seen it, and nobody will. True when it was pending. */
  async function removePending(tx: RecordTransaction, brand: string, contact: Contact): Promise<boolean> {
    if (!isPending(contact.optIns)) return false
    await expireAsks(tx, brand, contact, { asks, ledger })
    await links.end(tx, contact.id)
    await contacts.remove(tx, brand, contact.id)
    return true
  }

  async function stopOne(
    tx: RecordTransaction,
    brand: string,
    before: Contact,
    { scope, reason, by }: Stop,
  ): Promise<void> {
    if (await removePending(tx, brand, before)) return
    const change = { before, after: withoutAny(before.optIns), by }
    await carryOut(tx, brand, change, emailStatusAfter[reason])
    await closeAsks(tx, brand, before)
    await tell(tx, brand, 'contact.suppressed', change, scope)
  }

  return {
    async end(tx, brand, before, of, by) {
      const { ambassador, fields } = before
      if (!(await removePending(tx, brand, before))) {
        await closeAsks(tx, brand, before)
        await carryOut(tx, brand, { before, after: without(before.optIns, of), by })
      }
      if (!of.includes('ambassador') || fields.email === undefined) return
      const { email } = fields
      await suppressions.suppress(tx, brand, {
        scope: 'ambassador',
        ambassador,
        email,
        reason: 'global_optout',
      })
    },
    async stopAll(tx, brand, person, stop) {
      const [email, alone] = typeof person === 'string' ? [person, []] : [person.fields.email, [person]]
      const same = email === undefined ? alone : await contacts.findByEmail(tx, brand, email)
      for (const one of same) await stopOne(tx, brand, one, stop)
      if (email === undefined) return
      // Last: an opt-out for all brands is in force at once, so nothing of this transaction may fail after it.
      const { scope, reason } = stop
      await suppressions.suppress(tx, brand, { scope, email, reason })
    },
  }
}

/** What becomes of a contact, and whose doing it is. */
interface Change {
  before: Contact
  after: OptIns
  by: Withdrawer
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
