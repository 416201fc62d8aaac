// `identify` and `logout`. The customer is known to this page only, and never written to the device.
import type { Customer } from '../protocol/batch.ts'

/** The part of a batch that says who is logged in. A field that is `undefined` does not travel. */
export interface CustomerStamp {
  customer?: { [Field in keyof Customer]: Customer[Field] | undefined } | undefined
}

/**
 * `onIdentify` is told once the stamp says who; `onLeave` before it says another: what waits is the leaving customer's,
 * and two customers never share a visitor ID (E2).
 */
export function createCustomerCommands(stamp: CustomerStamp, onIdentify: () => void, onLeave: () => void) {
  const logout = () => {
    onLeave()
    stamp.customer = undefined
  }
  return {
    identify({ customer_id, email, phone }: Customer) {
      if (stamp.customer && stamp.customer.customer_id !== customer_id) logout()
      // These three are sent to be hashed. Whatever else a shop hands over stays on its page (E4).
      stamp.customer = { customer_id, email, phone }
      onIdentify()
    },
    logout,
  }
}
