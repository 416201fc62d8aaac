// The fields of a page's form. Whatever else is sent reads as an empty form: no button was pressed.
import type { Context } from 'hono'
import type { Env } from './env.ts'
import { readBody } from './read-body.ts'

/** A page's form is a handful of short fields. */
const mostBytes = 16 * 1024

export async function readForm(c: Context<Env>): Promise<URLSearchParams> {
  const body = await readBody(c, mostBytes)
  return new URLSearchParams(body.ok ? new TextDecoder().decode(body.bytes) : '')
}
