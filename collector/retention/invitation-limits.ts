// R4 and R5: an invitation that nobody answers is asked for once more, by the webhook; after that the contact counts as
// one who did not answer. The second time runs from when the brand told that it sent it, else from when it was asked to.
import type { Contacts } from '../contacts/contacts.ts'
import { mayBeMailed } from '../contacts/may-be-contacted.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Tasks } from '../tasks/tasks.ts'
import { addWebhook } from '../webhooks/deliver-webhook.ts'
import { type ContactLimitOptions, createContactLimit } from './contact-limit.ts'
import { isLiving } from './due-contacts.ts'
import type { Limit } from './limit.ts'

export interface InvitationLimitOptions extends ContactLimitOptions {
  contacts: Pick<Contacts, 'get' | 'change'>
  tasks: Tasks
  newId: () => string
  now: () => number
}

const from = 'contacts JOIN contact_invitations ON contact_invitations.contact = contacts.id'
const isInvited = `${isLiving} AND contacts.ambassador_opt_in = 'invitation_sent'`

/** R4: once. Whose address takes no mail is not invited again, and only waits on. */
export function createSecondInvitationLimit(options: InvitationLimitOptions): Limit {
  const { contacts, tasks, newId, now } = options

  async function ask(tx: RecordTransaction, brand: string, id: string): Promise<void> {
    await tx.run('UPDATE contact_invitations SET second_asked_at = ? WHERE contact = ?', [now(), id])
    const contact = await contacts.get(tx, brand, id)
    if (!contact || !mayBeMailed(contact.emailStatus)) return
    const { ambassador, optIns: opt_ins } = contact
    const about = { brand, contact: id, ambassador, opt_ins }
    await addWebhook(tx, tasks, { id: newId(), event: 'contact.invitation_due', at: now(), ...about })
  }

  const question = {
    from,
    condition: `${isInvited} AND contact_invitations.second_asked_at IS NULL AND contact_invitations.second_at IS NULL`,
    start: 'contact_invitations.first_at',
  }
  const reason = 'invitation_unanswered'
  return createContactLimit({ id: 'R4', what: 'ask_second_invitation', reason, question, end: ask }, options)
}

/** R5. */
export function createUnansweredLimit(options: InvitationLimitOptions): Limit {
  const { contacts } = options

  async function mark(tx: RecordTransaction, brand: string, id: string): Promise<void> {
    const contact = await contacts.get(tx, brand, id)
    if (!contact) return
    const optIns = { ...contact.optIns, ambassador: 'invitation_unanswered' } as const
    await contacts.change(tx, brand, id, { optIns }, 'retention')
  }

  const start = 'coalesce(contact_invitations.second_at, contact_invitations.second_asked_at)'
  const question = { from, condition: `${isInvited} AND ${start} IS NOT NULL`, start }
  const reason = 'invitation_unanswered'
  return createContactLimit({ id: 'R5', what: 'mark_unanswered', reason, question, end: mark }, options)
}
