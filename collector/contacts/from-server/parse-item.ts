// One item that the brand's server sent, against its schema. What is wrong is told by its place; nothing of what was
// sent is repeated, not even a field's name that is not known.
import type { z } from 'zod'
import { nearestName } from '../../settings/nearest-name.ts'

/** Why an item was not taken. */
export type ProblemCode =
  /** A field is missing, of the wrong type or out of bounds. */
  | 'invalid'
  /** A field that does not exist. */
  | 'unknown_field'
  /** The ID was sent before, with something else. */
  | 'id_reused'

export interface ItemProblem {
  code: ProblemCode
  message: string
  /** Below the item, e.g. `items[0].price`; empty for the item itself. */
  path: string
}

export type ParsedItem<Item> = { ok: true; item: Item } | { ok: false; problem: ItemProblem }

/** Checks one item; the first problem is the answer. Never throws. */
export function parseItem<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
): ParsedItem<z.output<Schema>> {
  const parsed = schema.safeParse(value, { reportInput: false })
  if (parsed.success) return { ok: true, item: parsed.data }
  const [issue] = parsed.error.issues
  if (issue === undefined) throw new RangeError('a refused item has an issue')
  return { ok: false, problem: toProblem(issue, Object.keys(schema.shape)) }
}

/** A refusal of a whole field. */
export function invalid(path: string, message: string): { ok: false; problem: ItemProblem } {
  return { ok: false, problem: { code: 'invalid', message, path } }
}

function toProblem(issue: z.core.$ZodIssue, known: readonly string[]): ItemProblem {
  const path = issue.path.reduce<string>(placeOf, '')
  if (issue.code !== 'unrecognized_keys') return { code: 'invalid', message: issue.message, path }
  const near = path === '' ? nearestName((issue.keys[0] ?? '').slice(0, 40), known) : null
  const hint = near ? `Nearest: ${near}.` : path === '' ? `Known: ${known.join(', ')}.` : ''
  const message = `There is a field that is not known. ${hint}`.trim()
  return { code: 'unknown_field', message, path }
}

/** `items[0].price`; names that the sender chose are not repeated. */
function placeOf(place: string, key: PropertyKey): string {
  if (place === 'custom' || place === 'fields') return place
  if (typeof key === 'number') return `${place}[${key}]`
  return place === '' ? String(key) : `${place}.${String(key)}`
}
