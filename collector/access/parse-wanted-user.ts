// Somebody who is to log in, as a brand's people or the command line name them.
import { z } from 'zod'
import { emailField, optionalId } from '../contacts/from-server/item-fields.ts'
import { invalid, type ParsedItem, parseItem } from '../contacts/from-server/parse-item.ts'
import { normaliseEmail } from '../privacy/normalise-email.ts'
import { roles } from './caller.ts'
import type { WantedUser } from './users.ts'

const fields = {
  email: emailField.transform((text) => normaliseEmail(text) ?? text),
  role: z.enum(roles, `must be one of ${roles.join(', ')}`),
  ambassador: optionalId,
}
const atBrand = z.strictObject(fields)
const anywhere = z.strictObject({ ...fields, brand: z.string().max(63).nullish().default(null) })

/** Of a brand's own people: the brand is the path's, never the body's (S2). */
export function parseWantedUserAt(brand: string, value: unknown): ParsedItem<WantedUser> {
  const parsed = parseItem(atBrand, value)
  return parsed.ok ? checked({ ...parsed.item, brand }) : parsed
}

/** Of the operator's people: at a brand, or, for operators, at every one. */
export function parseWantedUser(value: unknown): ParsedItem<WantedUser> {
  const parsed = parseItem(anywhere, value)
  return parsed.ok ? checked(parsed.item) : parsed
}

/** Each role with what it needs, and with nothing that it would not mean. */
function checked(wanted: WantedUser): ParsedItem<WantedUser> {
  const { role, brand, ambassador } = wanted
  if (role === 'operator' && brand !== null) return invalid('brand', 'an operator has every brand')
  if (role !== 'operator' && brand === null) return invalid('brand', `the role ${role} is one at a brand`)
  if (role === 'ambassador' && ambassador === null)
    return invalid('ambassador', 'must name the ambassador whose contacts they see')
  if (role !== 'ambassador' && ambassador !== null)
    return invalid('ambassador', `means nothing for the role ${role}`)
  return { ok: true, item: wanted }
}
