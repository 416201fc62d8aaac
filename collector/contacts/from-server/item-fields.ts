// The kinds of field that a brand's server sends. Null and an empty text are what systems send for "none".
import { z } from 'zod'
import { contactFieldLengths } from '../../../sdk/protocol/opt-in.ts'
import { normaliseEmail } from '../../privacy/normalise-email.ts'
import { trimInvisible } from '../../privacy/trim-invisible.ts'

const control = /\p{Cc}|[\u2028\u2029]/u
const controlButLineBreak = /[^\P{Cc}\t\n]/u

const blank = (value: unknown) => (value === '' || value === undefined ? null : value)

/** The field, or null where it is missing, null or empty. */
export const orNull = <Field extends z.ZodType>(field: Field) =>
  z.preprocess(blank, field.nullable()).optional().default(null)

/** One line, trimmed: no line break or other control character gets further (S12). */
export const line = (most: number) =>
  z
    .string()
    .transform((text) => trimInvisible(text.toWellFormed()))
    .pipe(
      z
        .string()
        .max(most, `must be at most ${most} characters`)
        .refine((text) => !control.test(text), 'must be one line without control characters'),
    )

/** Free text with line breaks, which become `\n`. */
const paragraph = (most: number) =>
  z
    .string()
    .transform((text) => trimInvisible(text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n')))
    .pipe(
      z
        .string()
        .max(most, `must be at most ${most} characters`)
        .refine((text) => !controlButLineBreak.test(text), 'must not hold control characters'),
    )

const lengths = contactFieldLengths

export const emailField = line(lengths.email).refine(
  (text) => normaliseEmail(text) !== null,
  'must be an e-mail address',
)

/** An ambassador's or a publication's ID, as the cookies K1 and K2 hold it. */
export const shortId = z.string().regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -')

/** An ID of the brand's own. */
export const ownId = line(128).pipe(z.string().min(1, 'must not be empty'))

const optionalLine = (most: number) => orNull(line(most))
export const optionalId = orNull(shortId)
export const optionalAnswer = z.boolean().nullish().default(null)

/** A brand's own fields (C6): at most 20, by names that can be columns. */
const customFields = z
  .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be named by a-z, 0-9 and _'), line(500))
  .refine((fields) => Object.keys(fields).length <= 20, 'must be at most 20 fields')

/** What is kept of a person (E15): an allow-list. Phones are checked with the brand's region elsewhere. */
export const personFields = {
  first_name: optionalLine(lengths.first_name),
  last_name: optionalLine(lengths.last_name),
  email: orNull(emailField),
  phone: optionalLine(lengths.phone),
  message: orNull(paragraph(lengths.message)),
  city: optionalLine(lengths.city),
  postal_code: optionalLine(lengths.postal_code),
  custom: orNull(customFields),
}

/** Milliseconds since 1970, from 2001 to 2286; null where it is missing. */
export const ownTime = z.int().min(1e12).lt(1e13).nullish().default(null)
