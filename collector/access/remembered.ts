// Automatic log-in (K6): a token that is used once and replaced by the next of its family. One that is shown a second
// time has been copied: the whole family ends, and the sessions that came from it.
import { newToken } from '../privacy/token.ts'
import type { RecordTransaction } from '../stores/records.ts'
import type { Sessions, TokenOptions } from './sessions.ts'

/** R2. */
export const rememberedForSeconds = 365 * 86_400

export interface RememberedToken {
  person: string
  family: string
  token: string
}

export interface Remembered {
  begin(tx: RecordTransaction, person: string): Promise<RememberedToken>
  /** Takes a token and answers its successor; null when it is unknown, over or was used before. */
  turn(tx: RecordTransaction, token: string): Promise<RememberedToken | null>
  /** Ends the token's family. */
  end(tx: RecordTransaction, token: string): Promise<void>
  endAll(tx: RecordTransaction, person: string): Promise<void>
}

export interface RememberedOptions extends TokenOptions {
  newId: () => string
  sessions: Sessions
}

export function createRemembered({ keyRing, random, now, newId, sessions }: RememberedOptions): Remembered {
  async function issue(tx: RecordTransaction, person: string, family: string): Promise<RememberedToken> {
    const token = newToken(random)
    await tx.run('DELETE FROM remembered WHERE expires <= ?', [now()])
    await tx.run('INSERT INTO remembered (token_hash, person, family, expires) VALUES (?, ?, ?, ?)', [
      keyRing.tokenHash(token),
      person,
      family,
      now() + rememberedForSeconds * 1000,
    ])
    return { person, family, token }
  }

  async function look(tx: RecordTransaction, token: string) {
    const hashes = keyRing.tokenHashesUnderEveryVersion(token)
    const [row] = await tx.run(
      `SELECT token_hash, person, family, used_at FROM remembered
      WHERE expires > ? AND token_hash IN (${hashes.map(() => '?').join()})`,
      [now(), ...hashes],
    )
    return row
      ? {
          hash: String(row.token_hash),
          person: String(row.person),
          family: String(row.family),
          isUsed: row.used_at !== null,
        }
      : null
  }

  async function endFamily(tx: RecordTransaction, family: string): Promise<void> {
    await tx.run('DELETE FROM remembered WHERE family = ?', [family])
    await sessions.endFamily(tx, family)
  }

  return {
    begin: (tx, person) => issue(tx, person, newId()),
    async turn(tx, token) {
      const found = await look(tx, token)
      if (!found) return null
      if (found.isUsed) {
        await endFamily(tx, found.family)
        return null
      }
      await tx.run('UPDATE remembered SET used_at = ? WHERE token_hash = ?', [now(), found.hash])
      return issue(tx, found.person, found.family)
    },
    async end(tx, token) {
      const found = await look(tx, token)
      if (found) await endFamily(tx, found.family)
    },
    async endAll(tx, person) {
      await tx.run('DELETE FROM remembered WHERE person = ?', [person])
    },
  }
}
