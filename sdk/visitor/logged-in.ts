import type { Customer } from '../protocol/batch.ts'

/** Who is logged in. Known to this page only, and never written to the device. */
export const loggedIn: {
  customer?: { [Field in keyof Customer]: Customer[Field] | undefined } | undefined
} = {}
