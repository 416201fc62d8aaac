// Passwords: which may be chosen, and how they are hashed and compared (T5). One at a time, so that many log-ins cost
// time and not memory.
import { hash, verify } from '@node-rs/argon2'

export interface Cost {
  /** KiB of memory that one hash fills. */
  memoryCost: number
  /** Passes over that memory. */
  timeCost: number
}

/** argon2id: thrice what OWASP asks at least (19 MiB, 2 passes), which it puts beside bcrypt; RFC 9106 names 64 MiB. */
export const defaultCost: Cost = { memoryCost: 64 * 1024, timeCost: 3 }

export interface Passwords {
  /** Null when too many are waiting already. */
  hash(password: string): Promise<string | null>
  /**
   * Whether it is the password behind the hash. For no hash, of a person who is not there, it takes as long and is
   * wrong. Null when too many are waiting already.
   */
  isRight(password: string, passwordHash: string | null): Promise<boolean | null>
}

/** At some 0.1 s each, who comes later would wait for over five seconds. */
const mostWaiting = 50

export function createPasswords(cost: Cost = defaultCost): Passwords {
  const options = { ...cost, parallelism: 1 }
  const nobodys = hashOfNothing(cost)
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (waiting >= mostWaiting) return Promise.resolve(null)
    waiting += 1
    const done = last.then(work).finally(() => {
      waiting -= 1
    })
    last = done.catch(() => undefined)
    return done
  }

  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFKC'), options)),
    isRight: (password, passwordHash) =>
      inTurn(() => verify(passwordHash ?? nobodys, password.normalize('NFKC'))),
  }
}

/** A well-formed hash that no password has: all zeros. Comparing with it costs what comparing with a real one does. */
function hashOfNothing({ memoryCost, timeCost }: Cost): string {
  const zeros = (bytes: number) => Buffer.alloc(bytes).toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=1$${zeros(16)}$${zeros(32)}`
}

export const passwordLengths = { least: 12, most: 256 }

/** Why a text cannot be chosen as a person's password, in words for them; null when it can. */
export function refusePassword(password: string, email: string): string | null {
  const length = [...password].length
  if (length < passwordLengths.least) return `must have at least ${passwordLengths.least} characters`
  if (length > passwordLengths.most) return `must have at most ${passwordLengths.most} characters`
  if (new Set(password).size < 5) return 'repeats the same few characters'
  const [mailbox = ''] = email.split('@')
  const isOwnName = password.toLowerCase().replace(mailbox, '').length < passwordLengths.least - 4
  return mailbox.length > 3 && isOwnName ? 'is too close to your e-mail address' : null
}
