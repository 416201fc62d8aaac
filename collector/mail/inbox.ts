// The demonstration's mailbox: what would have been sent, in memory, so that the whole way can be walked without a server.
import type { Mail } from './mail.ts'

export interface KeptMail {
  brand: string
  /** Milliseconds since 1970. */
  at: number
  mail: Mail
}

export interface Inbox {
  keep(mail: KeptMail): void
  /** The newest first. */
  list(): KeptMail[]
}

const mostKept = 100

export function createInbox(): Inbox {
  let kept: KeptMail[] = []
  return {
    keep(mail) {
      kept = [mail, ...kept].slice(0, mostKept)
    },
    list: () => kept,
  }
}
