// Whether a password is an account's: throttled first, then compared, with the same work for an account that is not there.
import type { LogInThrottle } from './log-in-throttle.ts'
import type { Passwords } from './passwords.ts'

export type Checked =
  | { ok: true }
  | { ok: false; reason: 'wrong' }
  /** Too many tries: come again in so many seconds. */
  | { ok: false; reason: 'wait'; seconds: number }

export interface Try {
  /** Tells accounts apart, those that are not there too. */
  account: string
  /** Null where there is no such person. */
  passwordHash: string | null
  password: string
  /** The address that it comes from. */
  address: string
}

export type CheckPassword = (tried: Try) => Promise<Checked>

export function createPasswordCheck({
  passwords,
  throttle,
}: {
  passwords: Passwords
  throttle: LogInThrottle
}): CheckPassword {
  return async ({ account, passwordHash, password, address }) => {
    const seconds = await throttle.take(account, address)
    if (seconds > 0) return { ok: false, reason: 'wait', seconds }
    const isRight = await passwords.isRight(password, passwordHash)
    if (isRight === null) return { ok: false, reason: 'wait', seconds: 1 }
    if (!isRight) return { ok: false, reason: 'wrong' }
    await throttle.succeeded(account, address)
    return { ok: true }
  }
}
