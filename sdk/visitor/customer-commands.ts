// `identify` and `logout`. The customer is known to this page only, and never written to the device.
import type { Customer } from '../protocol/batch.ts'

/** A field that is `undefined` does not travel. */
export type KnownCustomer = { [Field in keyof Customer]: Customer[Field] | undefined }

/**
 * `onIdentify` is told once the customer stands. `onLeave` is told before somebody else comes: what waits is the leaving
 * customer's, and two customers never share a visitor ID (E2).
 */
export function createCustomerCommands(onIdentify: () => void, onLeave: () => void) {
  let customer: KnownCustomer | undefined
  const logout = () => {
    onLeave()
    customer = undefined
  }
  return {
    identify({ customer_id, email, phone }: Customer) {
      if (customer && customer.customer_id !== customer_id) logout()
      // These three are sent to be hashed. Whatever else a shop hands over stays on its page (E4).
      customer = { customer_id, email, phone }
      onIdentify()
    },
    logout,
    customer_: () => customer,
  }
}
