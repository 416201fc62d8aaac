// Who is logged in: 256 random bits in a cookie, their hash in a row (T2). A row that is deleted is a log-out (T1).
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Random } from '../privacy/pepper.ts'
import { newToken } from '../privacy/token.ts'
import type { RecordTransaction } from '../stores/records.ts'
import { linkLifetimeMs } from './access-keys.ts'

export interface Sessions {
  /** A new session's token. `family`: of the remembered log-in that it came from. */
  begin(tx: RecordTransaction, person: string, family: string | null): Promise<string>
  /** Whose session it is; null when there is none, or it is over. */
  find(tx: RecordTransaction, token: string): Promise<string | null>
  end(tx: RecordTransaction, token: string): Promise<void>
  endFamily(tx: RecordTransaction, family: string): Promise<void>
  endAll(tx: RecordTransaction, person: string): Promise<void>
}

export interface TokenOptions {
  keyRing: KeyRing
  random: Random
  now: () => number
}

export function createSessions({ keyRing, random, now }: TokenOptions): Sessions {
  const hashesOf = (token: string) => keyRing.tokenHashesUnderEveryVersion(token)
  return {
    async begin(tx, person, family) {
      const token = newToken(random)
      await tx.run('DELETE FROM sessions WHERE expires <= ?', [now()])
      await tx.run('INSERT INTO sessions (token_hash, person, family, expires) VALUES (?, ?, ?, ?)', [
        keyRing.tokenHash(token),
        person,
        family,
        now() + linkLifetimeMs,
      ])
      return token
    },
    async find(tx, token) {
      const hashes = hashesOf(token)
      const [row] = await tx.run(
        `SELECT person FROM sessions WHERE expires > ? AND token_hash IN (${hashes.map(() => '?').join()})`,
        [now(), ...hashes],
      )
      return row ? String(row.person) : null
    },
    async end(tx, token) {
      const hashes = hashesOf(token)
      await tx.run(`DELETE FROM sessions WHERE token_hash IN (${hashes.map(() => '?').join()})`, hashes)
    },
    async endFamily(tx, family) {
      await tx.run('DELETE FROM sessions WHERE family = ?', [family])
    },
    async endAll(tx, person) {
      await tx.run('DELETE FROM sessions WHERE person = ?', [person])
    },
  }
}
