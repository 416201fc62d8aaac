// A schema that is chosen by what stands there, so that what is wrong inside is said with its place. A union of schemas
// would only say that none of them fits.
import { z } from 'zod'

export function byShape<T>(choose: (value: unknown) => z.ZodType<T>): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    const parsed = choose(value).safeParse(value, { reportInput: false })
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: undefined })
    return z.NEVER
  })
}
