// Invitations of contacts who were entered or imported (C1, C2): the brand sends them and tells so, and tells the answer.
// What is told where nothing leads to it changes nothing: a status is never told by a refusal (A3).
import type { AmbassadorOptIn } from '../../sdk/protocol/opt-in.ts'
import type { LedgerAct } from '../ledger/entry.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Contacts } from './contacts.ts'
import type { Suppressions } from './suppressions.ts'

export const invitationStates = ['sent', 'sent_again', 'accepted', 'declined'] as const
export type InvitationState = (typeof invitationStates)[number]

interface Step {
  /** From which statuses it leads on; from any other it changes nothing. */
  from: readonly AmbassadorOptIn[]
  to: AmbassadorOptIn
  ledger: Pick<LedgerAct, 'act' | 'basis'> | null
}

/** A late answer is an answer; who declined is not brought back by anybody's word but their own. */
const unanswered: readonly AmbassadorOptIn[] = ['new', 'invitation_sent', 'invitation_unanswered']

const steps: Readonly<Record<InvitationState, Step>> = {
  sent: { from: ['new'], to: 'invitation_sent', ledger: null },
  sent_again: { from: ['new', 'invitation_sent'], to: 'invitation_sent', ledger: null },
  accepted: {
    from: unanswered,
    to: 'invitation_accepted',
    ledger: { act: 'granted', basis: 'invitation' },
  },
  declined: { from: unanswered, to: 'invitation_declined', ledger: { act: 'refused' } },
}

/** `at`: milliseconds since 1970. Telling the same again changes nothing. */
export type NoteInvitation = (
  tx: RecordTransaction,
  brand: string,
  contact: string,
  told: { state: InvitationState; at: number },
) => Promise<void>

export interface InvitationOptions {
  contacts: Pick<Contacts, 'get' | 'change'>
  ledger: Pick<Ledger, 'append'>
  suppressions: Pick<Suppressions, 'isSuppressed'>
}

export function createNoteInvitation({ contacts, ledger, suppressions }: InvitationOptions): NoteInvitation {
  return async (tx, brand, id, { state, at }) => {
    const contact = await contacts.get(tx, brand, id)
    const { from, to, ledger: entry } = steps[state]
    if (!contact || !from.includes(contact.optIns.ambassador)) return
    const { ambassador, fields, optIns } = contact
    // B1: who may not be written to has not been invited, and nobody says yes for them.
    const { email } = fields
    if (email !== undefined && (await suppressions.isSuppressed(tx, brand, email, ambassador))) return
    if (to === 'invitation_sent') await noteSent(tx, id, state, at)
    if (optIns.ambassador !== to)
      await contacts.change(tx, brand, id, { optIns: { ...optIns, ambassador: to } }, 'api')
    if (entry)
      await ledger.append(tx, brand, [{ ...entry, recipient: 'ambassador', contact: id, ambassador }])
  }
}

/** The first word of each stays. */
async function noteSent(
  tx: RecordTransaction,
  contact: string,
  state: InvitationState,
  at: number,
): Promise<void> {
  await tx.run(
    'INSERT INTO contact_invitations (contact, first_at) VALUES (?, ?) ON CONFLICT (contact) DO NOTHING',
    [contact, at],
  )
  if (state !== 'sent_again') return
  await tx.run('UPDATE contact_invitations SET second_at = ? WHERE contact = ? AND second_at IS NULL', [
    at,
    contact,
  ])
}
