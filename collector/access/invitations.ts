// One-time links for people: to join with a role (T4), or to choose a new password. 256 random bits, one purpose, an
// end; only their hashes are kept (S15).

import { newToken } from '../privacy/token.ts'
import type { RecordRow, RecordTransaction } from '../stores/records.ts'
import { linkLifetimeMs } from './access-keys.ts'
import type { Addresses } from './addresses.ts'
import { type Role, roles } from './caller.ts'
import type { TokenOptions } from './sessions.ts'

export type InvitationPurpose = 'join' | 'new_password'

export interface Invitation {
  id: string
  purpose: InvitationPurpose
  email: string
  /** A brand's name, or `everyBrand`. */
  brand: string
  role: Role
  ambassador: string | null
  /** The person who invited; null for the command line. */
  invitedBy: string | null
  /** Milliseconds since 1970. */
  expires: number
}

export interface Invitations {
  /** A new link's token, in place of the address's earlier one for the same. */
  issue(
    tx: RecordTransaction,
    invitation: Omit<Invitation, 'id' | 'expires'>,
  ): Promise<{ token: string; expires: number }>
  /** Null when the token is unknown, used or over. */
  find(tx: RecordTransaction, token: string): Promise<Invitation | null>
  /** Those that are open at a brand, or all for null. */
  list(tx: RecordTransaction, brand: string | null): Promise<Invitation[]>
  end(tx: RecordTransaction, id: string): Promise<void>
  /** Ends what a person sent for a brand, or all for null: an invitation is worth what its author is. */
  endBy(tx: RecordTransaction, person: string, brand: string | null): Promise<void>
}

export interface InvitationOptions extends TokenOptions {
  addresses: Addresses
  newId: () => string
}

export function createInvitations(options: InvitationOptions): Invitations {
  const { keyRing, random, now, addresses, newId } = options

  const toInvitations = (rows: readonly RecordRow[]) => rows.flatMap((row) => toInvitation(addresses, row))

  return {
    async issue(tx, { purpose, email, brand, role, ambassador, invitedBy }) {
      await tx.run('DELETE FROM invitations WHERE expires <= ?', [now()])
      const tags = addresses.tags(email)
      await tx.run(
        `DELETE FROM invitations WHERE brand = ? AND purpose = ? AND email_tag IN (${tags.map(() => '?').join()})`,
        [brand, purpose, ...tags],
      )
      const id = newId()
      const token = newToken(random)
      const expires = now() + linkLifetimeMs
      await tx.run(
        `INSERT INTO invitations
        (id, token_hash, purpose, email_tag, email_sealed, brand, role, ambassador, invited_by, expires)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          id,
          keyRing.tokenHash(token),
          purpose,
          addresses.tag(email),
          addresses.seal(id, email),
          brand,
          role,
          ambassador,
          invitedBy,
          expires,
        ],
      )
      return { token, expires }
    },
    async find(tx, token) {
      const hashes = keyRing.tokenHashesUnderEveryVersion(token)
      const rows = await tx.run(
        `SELECT * FROM invitations WHERE expires > ? AND token_hash IN (${hashes.map(() => '?').join()})`,
        [now(), ...hashes],
      )
      return toInvitations(rows)[0] ?? null
    },
    async list(tx, brand) {
      const of = brand === null ? '' : 'AND brand = ?'
      const values = brand === null ? [now()] : [now(), brand]
      return toInvitations(
        await tx.run(`SELECT * FROM invitations WHERE expires > ? ${of} ORDER BY id`, values),
      )
    },
    async end(tx, id) {
      await tx.run('DELETE FROM invitations WHERE id = ?', [id])
    },
    async endBy(tx, person, brand) {
      if (brand === null) await tx.run('DELETE FROM invitations WHERE invited_by = ?', [person])
      else await tx.run('DELETE FROM invitations WHERE invited_by = ? AND brand = ?', [person, brand])
    },
  }
}

/** None where the role is not known to this version, or the address cannot be opened. */
function toInvitation(addresses: Addresses, row: RecordRow): Invitation[] {
  const id = String(row.id)
  const email = addresses.open(id, String(row.email_sealed))
  const role = roles.find((known) => known === row.role)
  if (email === null || !role) return []
  const text = (value: RecordRow[string] | undefined) => (typeof value === 'string' ? value : null)
  return [
    {
      id,
      purpose: row.purpose === 'new_password' ? 'new_password' : 'join',
      email,
      brand: String(row.brand),
      role,
      ambassador: text(row.ambassador),
      invitedBy: text(row.invited_by),
      expires: Number(row.expires),
    },
  ]
}
