// Names in a query: one of a table's, else an issue that says the nearest. What was written is never repeated.
import { z } from 'zod'
import { nearestName } from '../settings/nearest-name.ts'
import type { QueryError } from './query.ts'

/** A schema that takes one of some names. */
export const oneOf = <Name extends string>(names: readonly Name[], code: QueryError['code'], kind: string) =>
  z.string().transform((text, context): Name => {
    const known = names.find((name) => name === text)
    if (known !== undefined) return known
    context.addIssue({ code: 'custom', params: { code }, message: unknownName(kind, text, names) })
    return z.NEVER
  })

/** What was written is not repeated: it may be anything. */
export function unknownName(kind: string, text: string, names: readonly string[]): string {
  const near = nearestName(text.slice(0, 40), names)
  return near === null ? `Unknown ${kind}.` : `Unknown ${kind}. Nearest: ${near}.`
}
