// What the rights routes are sent: who is meant, in the body and never in an address, and what is wanted for them.
import { z } from 'zod'
import { line, orNull, ownId, personFields } from '../contacts/from-server/item-fields.ts'
import { personReasons } from '../rights/erase-person.ts'
import type { Whose } from '../rights/person.ts'
import { rights } from '../rights/requests.ts'

/** One of the three. */
const whoseFields = {
  email: personFields.email,
  phone: personFields.phone,
  customer_id: orNull(ownId),
}

const askedFields = {
  ...whoseFields,
  /** A request that was registered before. */
  request: orNull(z.uuid()),
  /** Of the mail to the person, e.g. `pt`. */
  language: orNull(line(16)),
}

const correctedText = (most: number) => line(most).optional()

export const whoseSchema = z.strictObject(whoseFields)
export const askedSchema = z.strictObject(askedFields)
export const correctSchema = z.strictObject({
  ...askedFields,
  /** An empty text removes a field. */
  fields: z.strictObject({
    first_name: correctedText(100),
    last_name: correctedText(100),
    phone: correctedText(32),
    city: correctedText(100),
    postal_code: correctedText(16),
    email: personFields.email,
    custom: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), line(500)).optional(),
  }),
})
export const liftSchema = z.strictObject({
  ...askedFields,
  /** Article 18(3): the person was told before it is lifted. */
  person_informed: z.literal(true, 'must be true: the person is told before a restriction is lifted'),
})
export const objectSchema = z.strictObject({ ...askedFields, about: z.enum(['marketing', 'profiling']) })
export const eraseSchema = z.strictObject({
  ...askedFields,
  reason: z.enum(personReasons).default('request'),
})
export const registerSchema = z.strictObject({
  ...whoseFields,
  right: z.enum(rights),
  /** When it reached the brand, milliseconds since 1970; default now. */
  received_at: z.int().min(1e12).lt(1e13).optional(),
})
export const closeSchema = z.strictObject({ state: z.enum(['answered', 'refused']) })
/** A8: a reason is a sentence, not a keystroke. */
export const unmaskSchema = z.strictObject({
  contact: z.uuid(),
  reason: line(500).pipe(z.string().min(10, 'must say why, in 10 characters at least')),
})

/** Null: none of the three was given, or more than one. */
export function whoseOf({
  email,
  phone,
  customer_id,
}: {
  email: string | null
  phone: string | null
  customer_id: string | null
}): Whose | null {
  const given: Whose[] = [
    ...(email === null ? [] : [{ email }]),
    ...(phone === null ? [] : [{ phone }]),
    ...(customer_id === null ? [] : [{ customer_id }]),
  ]
  const [whose, another] = given
  return whose && !another ? whose : null
}
