// What of a contact's fields support sees without a reason: enough to tell two apart, not enough to write to anybody.
import type { ContactFields } from '../contacts/contact.ts'

/** The first character of each. */
export interface MaskedFields {
  first_name: string | null
  last_name: string | null
  email: string | null
  phone: string | null
}

/** @example maskFields({ email: 'jane@example.com', phone: '+33612345678' }) // j…@e…, …78 */
export function maskFields({ first_name, last_name, email, phone }: ContactFields): MaskedFields {
  return {
    first_name: begun(first_name),
    last_name: begun(last_name),
    email: email ? email.split('@').map(begun).join('@') : null,
    phone: phone ? `…${phone.slice(-2)}` : null,
  }
}

/** By code points, so that no character is cut in two. */
function begun(text: string | undefined): string | null {
  const [first] = text ?? ''
  return first === undefined ? null : `${first}…`
}
