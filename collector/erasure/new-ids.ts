// What stands in the place of a person's IDs in their events: the same for the same while the erasure is under way, so
// that a kill half-way does not count anybody twice; unlinkable once the secret is gone.
import { createHmac } from 'node:crypto'
import { uuidFromHash } from '../privacy/uuid-from-hash.ts'
import type { NewId } from '../stores/events.ts'

/** `secret`: 32 random bytes, base64. */
export function createNewIds(secret: string): NewId {
  const key = Buffer.from(secret, 'base64')
  return (kind, old) => {
    const digest = createHmac('sha256', key).update(`${kind}/${old}`).digest()
    // In the form of a tag, of a version that no pepper has.
    return kind === 'customer' ? `h0_${digest.toString('base64url')}` : uuidFromHash(digest)
  }
}
