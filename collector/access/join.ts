// Accepting an invitation (T4): who is new chooses a password, who has one proves it. Then the role is theirs, and the
// link is used up.
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Role } from './caller.ts'
import { everyBrand, type Grants } from './grants.ts'
import type { Invitation, InvitationPurpose, Invitations } from './invitations.ts'
import type { Held, Opened } from './log-in.ts'
import type { Checked, CheckPassword } from './password-check.ts'
import { type Passwords, refusePassword } from './passwords.ts'
import type { People, Person } from './people.ts'
import type { Remembered } from './remembered.ts'
import type { Sessions } from './sessions.ts'

/** What the person who opens the link is told. */
export interface Welcome {
  purpose: InvitationPurpose
  email: string
  /** Null for every brand. */
  brand: string | null
  role: Role
  /** They have a password already, and accept with it. */
  isKnown: boolean
}

export interface Acceptance {
  token: string
  password: string
  /** Where it comes from, for the throttle. */
  address: string
  held: Held
}

export type Accepted =
  | { ok: true; opened: Opened }
  /** The link is unknown, used or over. */
  | { ok: false; reason: 'dead' }
  | { ok: false; reason: 'weak'; message: string }
  | Exclude<Checked, { ok: true }>

export interface Joining {
  /** Null when the link does not work. Changes nothing (S16). */
  look(token: string): Promise<Welcome | null>
  accept(acceptance: Acceptance): Promise<Accepted>
}

export interface JoiningOptions {
  records: RecordStore
  people: People
  grants: Grants
  invitations: Invitations
  sessions: Sessions
  remembered: Remembered
  passwords: Passwords
  checkPassword: CheckPassword
  newId: () => string
}

interface Found {
  invitation: Invitation
  person: Person | null
}

export function createJoining(options: JoiningOptions): Joining {
  const { records, people, grants, invitations, sessions, remembered, newId } = options

  async function findIn(tx: RecordTransaction, token: string): Promise<Found | null> {
    const invitation = await invitations.find(tx, token)
    if (!invitation) return null
    const person = await people.findByName(tx, invitation.email)
    // A new password is for somebody who is still there; it makes nobody.
    return person || invitation.purpose === 'join' ? { invitation, person } : null
  }

  const find = (token: string) => records.transact(null, (tx) => findIn(tx, token))

  /** The hash that the person will have: null where they keep the one that they have just proved. */
  async function settlePassword(
    { invitation, person }: Found,
    { password, address }: Acceptance,
  ): Promise<{ ok: true; passwordHash: string | null } | Exclude<Accepted, { ok: true }>> {
    if (person && invitation.purpose === 'join') {
      const tried = { account: person.id, passwordHash: person.passwordHash, password, address }
      const checked = await options.checkPassword(tried)
      return checked.ok ? { ok: true, passwordHash: null } : checked
    }
    const message = refusePassword(password, invitation.email)
    if (message) return { ok: false, reason: 'weak', message }
    const passwordHash = await options.passwords.hash(password)
    return passwordHash === null ? { ok: false, reason: 'wait', seconds: 1 } : { ok: true, passwordHash }
  }

  async function keepPerson(
    tx: RecordTransaction,
    { invitation, person }: Found,
    passwordHash: string | null,
  ): Promise<string> {
    const id = person?.id ?? newId()
    if (!person) await people.add(tx, { id, email: invitation.email, passwordHash: passwordHash ?? '' })
    else if (passwordHash !== null) {
      await people.setPassword(tx, id, passwordHash)
      await sessions.endAll(tx, id)
      await remembered.endAll(tx, id)
    }
    return id
  }

  return {
    async look(token) {
      const found = await find(token)
      if (!found) return null
      const { purpose, email, brand, role } = found.invitation
      const isKnown = found.person !== null && purpose === 'join'
      return { purpose, email, brand: brand === everyBrand ? null : brand, role, isKnown }
    },
    async accept(acceptance) {
      const { token, held } = acceptance
      const before = await find(token)
      if (!before) return { ok: false, reason: 'dead' }
      const settled = await settlePassword(before, acceptance)
      if (!settled.ok) return settled
      return records.transact(null, async (tx): Promise<Accepted> => {
        const found = await findIn(tx, token)
        // While the password was hashed the link was used, or the person came or went by another one.
        if (found?.person?.id !== before.person?.id || !found) return { ok: false, reason: 'dead' }
        const { invitation } = found
        const person = await keepPerson(tx, found, settled.passwordHash)
        if (invitation.purpose === 'join')
          await grants.give(tx, { ...invitation, person }, invitation.invitedBy)
        await invitations.end(tx, invitation.id)
        if (held.session) await sessions.end(tx, held.session)
        await people.loggedIn(tx, { ...invitation, id: person })
        const session = await sessions.begin(tx, person, null)
        return { ok: true, opened: { person, session, remembered: null } }
      })
    },
  }
}
