// A small body of JSON, checked against its schema.
import type { Context } from 'hono'
import type { z } from 'zod'
import { parseItem } from '../contacts/from-server/parse-item.ts'
import { itemLimits, readItems } from '../contacts/from-server/read-items.ts'
import type { Env } from './env.ts'
import type { ErrorAnswer } from './error-answer.ts'
import { readBody } from './read-body.ts'

export type JsonBody<Item> = { ok: true; item: Item } | { ok: false; error: ErrorAnswer }

/** How large a body may be, and how deep it may nest. */
interface Bounds {
  bytes: number
  depth: number
}

const smallBody: Bounds = { bytes: 4096, depth: itemLimits.depth }

/** Reads one object. What is wrong is told by its place; nothing of what was sent is repeated. */
export async function readJsonBody<Schema extends z.ZodObject>(
  c: Context<Env>,
  schema: Schema,
  bounds = smallBody,
): Promise<JsonBody<z.output<Schema>>> {
  const read = await readJson(c, bounds)
  if (!read.ok) return read
  const parsed = parseItem(schema, read.item)
  return parsed.ok ? parsed : { ok: false, error: { status: 400, ...parsed.problem } }
}

/** The same before it is checked; a list reads as null. */
export async function readJson(c: Context<Env>, bounds = smallBody): Promise<JsonBody<unknown>> {
  const body = await readBody(c, bounds.bytes)
  if (!body.ok) return body
  const read = readItems(body.bytes, bounds.depth)
  return read.ok ? { ok: true, item: read.isList ? null : read.items[0] } : read
}
