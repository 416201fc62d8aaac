// Links by which an ambassador sees their own contacts (A2): 256 random bits, one ambassador, an end. Only their hashes
// are kept (S15).
import type { KeyRing } from '../../privacy/key-ring.ts'
import type { Random } from '../../privacy/pepper.ts'
import { newToken } from '../../privacy/token.ts'
import type { RecordTransaction } from '../../stores/records.ts'
import type { LinkToken } from '../contact-links.ts'

/** T1: as long as anybody stays logged in. Also the most that may be asked for. */
export const linkLifetimeHours = 168
const hourMs = 3_600_000

export interface IssuedLink {
  /** The last part of the link's path: `<brand>.<43 characters>`. */
  token: string
  /** Milliseconds since 1970. */
  expires: number
}

export interface AmbassadorLinks {
  issue(tx: RecordTransaction, brand: string, ambassador: string, lifetimeHours: number): Promise<IssuedLink>
  /** Whose list a token opens; null when it is unknown or over. */
  find(tx: RecordTransaction, token: LinkToken): Promise<string | null>
  /** Ends every link of an ambassador, at once. */
  end(tx: RecordTransaction, ambassador: string): Promise<void>
}

export interface AmbassadorLinksOptions {
  keyRing: KeyRing
  random: Random
  now: () => number
}

export function createAmbassadorLinks({ keyRing, random, now }: AmbassadorLinksOptions): AmbassadorLinks {
  return {
    async issue(tx, brand, ambassador, lifetimeHours) {
      const secret = newToken(random)
      const expires = now() + lifetimeHours * hourMs
      await tx.run('DELETE FROM ambassador_links WHERE expires <= ?', [now()])
      await tx.run('INSERT INTO ambassador_links (token_hash, ambassador, expires) VALUES (?, ?, ?)', [
        keyRing.tokenHash(secret),
        ambassador,
        expires,
      ])
      return { token: `${brand}.${secret}`, expires }
    },
    async find(tx, { secret }) {
      const hashes = keyRing.tokenHashesUnderEveryVersion(secret)
      const [row] = await tx.run(
        `SELECT ambassador FROM ambassador_links
        WHERE expires > ? AND token_hash IN (${hashes.map(() => '?').join()})`,
        [now(), ...hashes],
      )
      return row ? String(row.ambassador) : null
    },
    async end(tx, ambassador) {
      await tx.run('DELETE FROM ambassador_links WHERE ambassador = ?', [ambassador])
    },
  }
}
