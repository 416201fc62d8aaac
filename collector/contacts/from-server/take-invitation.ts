// That the brand sent a contact an invitation, and what they answered. Answered with the contact's ID, by which the
// webhook then asks for the second invitation (R4).
import { z } from 'zod'
import { invitationStates, type NoteInvitation } from '../contact-invitations.ts'
import { type FindTold, toldFields } from './find-told.ts'
import { ownTime } from './item-fields.ts'
import { parseItem } from './parse-item.ts'
import { type Take, whole } from './taken.ts'

const invitationSchema = z.strictObject({ ...toldFields, state: z.enum(invitationStates), at: ownTime })

export interface TakeInvitationOptions {
  findTold: FindTold
  noteInvitation: NoteInvitation
  now: () => number
}

export function createTakeInvitation({ findTold, noteInvitation, now }: TakeInvitationOptions): Take {
  return async (tx, brand, item) => {
    const parsed = parseItem(invitationSchema, item)
    if (!parsed.ok) return parsed
    const found = await findTold(tx, brand.name, parsed.item)
    if (!found.ok) return found
    const { contact } = found
    const { state, at } = parsed.item
    // An invitation that is said to be sent tomorrow is not waited for longer than one of now.
    await noteInvitation(tx, brand.name, contact, { state, at: Math.min(at ?? now(), now()) })
    return { ...whole, contact }
  }
}
