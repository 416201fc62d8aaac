import type { Customer } from '../protocol/batch.ts'

const fields = ['customer_id', 'email', 'phone'] as const

/** The three fields that are sent to be hashed, as texts. Whatever else a shop hands over stays on its page (E4). */
export const toCustomer = (given: Customer): Customer =>
  Object.fromEntries(fields.flatMap((field) => (given[field] ? [[field, `${given[field]}`]] : [])))
