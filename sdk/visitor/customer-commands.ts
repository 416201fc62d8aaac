// `identify` and `logout`. The customer is known to this page only, and never written to the device.
import type { Customer } from '../protocol/batch.ts'
import { toCustomer } from './customer.ts'

/**
 * `onIdentify` is told once the customer stands. `onLeave` is told before somebody else comes: what waits is the leaving
 * customer's, and two customers never share a visitor ID (E2).
 */
export function createCustomerCommands(onIdentify: () => void, onLeave: () => void) {
  let customer: Customer | undefined
  const logout = () => {
    onLeave()
    customer = undefined
  }
  return {
    identify(given: Customer) {
      if (customer && customer.customer_id !== given.customer_id) logout()
      customer = toCustomer(given)
      onIdentify()
    },
    logout,
    customer_: () => customer,
  }
}
