// The people who log in: an opaque ID, a sealed address, the hash of a password. One row a person (T6).
import { normaliseEmail } from '../privacy/normalise-email.ts'
import type { RecordRow, RecordTransaction } from '../stores/records.ts'
import type { Addresses } from './addresses.ts'

export interface Person {
  /** A ULID, which says nothing of them. */
  id: string
  /** Null when it cannot be opened any more. */
  email: string | null
  passwordHash: string
  /** Milliseconds since 1970. */
  createdAt: number
  lastLogInAt: number | null
}

export interface People {
  find(tx: RecordTransaction, id: string): Promise<Person | null>
  /** By what a person types as their name: their address, or their ID. */
  findByName(tx: RecordTransaction, name: string): Promise<Person | null>
  add(tx: RecordTransaction, person: Pick<Person, 'id' | 'passwordHash'> & { email: string }): Promise<void>
  setPassword(tx: RecordTransaction, id: string, passwordHash: string): Promise<void>
  /** Notes the time, and brings the address's tag under the newest key. */
  loggedIn(tx: RecordTransaction, person: Pick<Person, 'id' | 'email'>): Promise<void>
  remove(tx: RecordTransaction, id: string): Promise<void>
}

/** Crockford's base 32, as ULIDs are written. */
const ulidForm = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

export function createPeople({ addresses, now }: { addresses: Addresses; now: () => number }): People {
  async function find(tx: RecordTransaction, id: string): Promise<Person | null> {
    const [row] = await tx.run('SELECT * FROM people WHERE id = ?', [id])
    return row ? toPerson(row) : null
  }

  async function findByEmail(tx: RecordTransaction, email: string): Promise<Person | null> {
    const tags = addresses.tags(email)
    const places = tags.map(() => '?').join()
    const [row] = await tx.run(`SELECT * FROM people WHERE email_tag IN (${places})`, tags)
    return row ? toPerson(row) : null
  }

  function toPerson(row: RecordRow): Person {
    const id = String(row.id)
    return {
      id,
      email: addresses.open(id, String(row.email_sealed)),
      passwordHash: String(row.password_hash),
      createdAt: Number(row.created_at),
      lastLogInAt: row.last_log_in_at === null ? null : Number(row.last_log_in_at),
    }
  }

  return {
    find,
    async findByName(tx, name) {
      if (ulidForm.test(name)) return find(tx, name)
      const email = normaliseEmail(name)
      return email === null ? null : findByEmail(tx, email)
    },
    async add(tx, { id, email, passwordHash }) {
      await tx.run(
        'INSERT INTO people (id, email_tag, email_sealed, password_hash, created_at) VALUES (?, ?, ?, ?, ?)',
        [id, addresses.tag(email), addresses.seal(id, email), passwordHash, now()],
      )
    },
    async setPassword(tx, id, passwordHash) {
      await tx.run('UPDATE people SET password_hash = ? WHERE id = ?', [passwordHash, id])
    },
    async loggedIn(tx, { id, email }) {
      await tx.run('UPDATE people SET last_log_in_at = ? WHERE id = ?', [now(), id])
      if (email !== null)
        await tx.run('UPDATE people SET email_tag = ? WHERE id = ?', [addresses.tag(email), id])
    },
    async remove(tx, id) {
      await tx.run('DELETE FROM people WHERE id = ?', [id])
    },
  }
}
