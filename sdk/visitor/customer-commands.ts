// `identify` and `logout`.
import { track } from '../capture/track.ts'
import { flush } from '../flush.ts'
import type { Customer } from '../protocol/batch.ts'
import { waiting } from '../queue/event-queue.ts'
import { settle } from '../settle.ts'
import { forgetGuest } from './guest.ts'
import { loggedIn } from './logged-in.ts'

/** What waits is the leaving customer's, and two customers never share a visitor ID (E2). */
export const logOut = (): void => {
  flush(true)
  waiting.splice(0)
  forgetGuest()
  settle()
  loggedIn.customer = undefined
}

export const identify = ({ customer_id, email, phone }: Customer): void => {
  // By the ID, or the address where there is none: another one is another person (E2).
  const { customer } = loggedIn
  if (customer && (customer.customer_id || customer.email) !== (customer_id || email)) logOut()
  // These three are sent to be hashed. Whatever else a shop hands over stays on its page (E4).
  // What JSON cannot hold (a BigInt) fails here, in this call, and not when batches are sent.
  loggedIn.customer = JSON.parse(JSON.stringify({ customer_id, email, phone }))
  track('identify')
}
