// Who may log in at a brand, or anywhere: inviting, listing, revoking (T7).
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordStore, RecordTransaction } from '../stores/records.ts'
import type { Role } from './caller.ts'
import type { ForgetPerson } from './forget-person.ts'
import { everyBrand, type Grant, type Grants } from './grants.ts'
import type { Invitation, Invitations } from './invitations.ts'
import type { People, Person } from './people.ts'

/** Who grants or takes, and which roles they may (`mayGrant`). */
export interface Granter {
  /** Null for the command line. */
  person: string | null
  grantable: readonly Role[]
}

export interface WantedUser {
  email: string
  role: Role
  /** Null: every brand. */
  brand: string | null
  ambassador: string | null
}

export interface User {
  /** Null until the person has accepted. */
  id: string | null
  email: string | null
  brand: string | null
  role: Role
  ambassador: string | null
  /** Milliseconds since 1970, as below; null until the person has accepted. */
  grantedAt: number | null
  lastLogInAt: number | null
  /** When the invitation ends; null for who has accepted. */
  invitedUntil: number | null
}

export type Invited =
  /** A link's token, which is kept nowhere. */
  | { ok: true; token: string; expires: number }
  /** The person works for this brand already, and has the new role from now on. */
  | { ok: true; token: null }
  | { ok: false; reason: 'not_grantable' }

export type Revoked = { ok: true } | { ok: false; reason: 'no_such_user' | 'not_grantable' }

export interface Users {
  invite(wanted: WantedUser, by: Granter): Promise<Invited>
  /** At a brand, without those who work for every brand; or all, for null. */
  list(brand: string | null): Promise<User[]>
  /**
   * Ends a person's role at a brand, or everything for null, and what they invited to it; also an invitation that is
   * still open. Who has no role left is forgotten. `user`: an ID or an address.
   */
  revoke(user: string, brand: string | null, by: Granter): Promise<Revoked>
  /** A link to choose a new password, for somebody who forgot theirs; null when there is no such person. */
  newPassword(user: string): Promise<{ token: string; expires: number } | null>
}

export interface UserOptions {
  records: RecordStore
  people: People
  grants: Grants
  invitations: Invitations
  forgetPerson: ForgetPerson
}

/** Nobody's ID. */
const stranger = ''

export function createUsers({ records, people, grants, invitations, forgetPerson }: UserOptions): Users {
  const inTransaction = <Result>(work: (tx: RecordTransaction) => Promise<Result>) =>
    records.transact(null, work)

  /** Asked for a stranger too: the work tells nobody that an address has an account elsewhere (S14). */
  async function grantsAt(tx: RecordTransaction, person: Person | null, brand: string | null) {
    const all = await grants.of(tx, person?.id ?? stranger)
    return brand === null ? all : all.filter((grant) => grant.brand === brand)
  }

  async function invitationsOf(tx: RecordTransaction, email: string | null, brand: string | null) {
    const open = await invitations.list(tx, brand)
    return open.filter((invitation) => invitation.email === email)
  }

  /** Who has nothing left to log in for is forgotten. */
  async function takeFrom(tx: RecordTransaction, person: string, brand: string | null): Promise<void> {
    await grants.take(tx, person, brand)
    await invitations.endBy(tx, person, brand)
    if ((await grants.of(tx, person)).length === 0) await forgetPerson(tx, person)
  }

  async function toUser(tx: RecordTransaction, grant: Grant): Promise<User> {
    const person = await people.find(tx, grant.person)
    return {
      ...shown(grant),
      id: grant.person,
      email: person?.email ?? null,
      grantedAt: grant.grantedAt,
      lastLogInAt: person?.lastLogInAt ?? null,
      invitedUntil: null,
    }
  }

  return {
    invite: ({ email, role, brand, ambassador }, by) =>
      inTransaction(async (tx): Promise<Invited> => {
        const person = await people.findByName(tx, email)
        const at = brand ?? everyBrand
        const [held] = await grantsAt(tx, person, at)
        const touched = held ? [role, held.role] : [role]
        if (!touched.every((one) => by.grantable.includes(one))) return { ok: false, reason: 'not_grantable' }
        if (person && held) {
          await grants.give(tx, { person: person.id, brand: at, role, ambassador }, by.person)
          return { ok: true, token: null }
        }
        const wanted = { purpose: 'join', email, brand: at, role, ambassador, invitedBy: by.person } as const
        return { ok: true, ...(await invitations.issue(tx, wanted)) }
      }),

    list: (brand) =>
      inTransaction(async (tx) => {
        const users: User[] = []
        for (const grant of await grants.list(tx, brand)) users.push(await toUser(tx, grant))
        const open = await invitations.list(tx, brand)
        return [...users, ...open.filter(({ purpose }) => purpose === 'join').map(toInvited)]
      }),

    revoke: (user, brand, by) =>
      inTransaction(async (tx): Promise<Revoked> => {
        const person = await people.findByName(tx, user)
        const open = await invitationsOf(tx, person?.email ?? normaliseEmail(user), brand)
        const ends = [...(await grantsAt(tx, person, brand)), ...open]
        if (ends.length === 0) return { ok: false, reason: 'no_such_user' }
        if (!ends.every(({ role }) => by.grantable.includes(role)))
          return { ok: false, reason: 'not_grantable' }
        for (const { id } of open) await invitations.end(tx, id)
        if (person) await takeFrom(tx, person.id, brand)
        return { ok: true }
      }),

    newPassword: (user) =>
      inTransaction(async (tx) => {
        const person = await people.findByName(tx, user)
        const [grant] = await grantsAt(tx, person, null)
        if (!person?.email || !grant) return null
        const { role } = grant
        const wanted = { brand: everyBrand, role, ambassador: null, invitedBy: null } as const
        return invitations.issue(tx, { ...wanted, purpose: 'new_password', email: person.email })
      }),
  }
}

function shown({ brand, role, ambassador }: Pick<Grant, 'brand' | 'role' | 'ambassador'>) {
  return { brand: brand === everyBrand ? null : brand, role, ambassador }
}

function toInvited(invitation: Invitation): User {
  return {
    ...shown(invitation),
    id: null,
    email: invitation.email,
    grantedAt: null,
    lastLogInAt: null,
    invitedUntil: invitation.expires,
  }
}
