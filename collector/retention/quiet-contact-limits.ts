// R3 and R7: contacts to whom nobody may write, and who have said yes to nobody. Where the brand or its partners have a
// yes, the contact is theirs to keep as long as it is active (R8).
import { type ContactLimitOptions, createContactLimit } from './contact-limit.ts'
import type { DeleteContact } from './delete-contact.ts'
import { isLiving, isWithoutYes, lastSaid } from './due-contacts.ts'
import type { Limit } from './limit.ts'

export interface QuietContactLimitOptions extends ContactLimitOptions {
  deleteContact: DeleteContact
}

/** R3: entered, imported or synced, and never invited. */
export function createNewContactLimit(options: QuietContactLimitOptions): Limit {
  return limitOf('R3', 'never_invited', "contacts.ambassador_opt_in = 'new'", options)
}

/** R7: the opt-out outlives the contact on the opt-out list. */
export function createOptedOutLimit(options: QuietContactLimitOptions): Limit {
  return limitOf(
    'R7',
    'opted_out',
    "contacts.ambassador_opt_in IN ('email_optout', 'global_optout')",
    options,
  )
}

function limitOf(id: 'R3' | 'R7', reason: string, status: string, options: QuietContactLimitOptions): Limit {
  const question = { condition: `${isLiving} AND ${isWithoutYes} AND ${status}`, start: lastSaid }
  return createContactLimit({ id, what: 'delete', reason, question, end: options.deleteContact }, options)
}
