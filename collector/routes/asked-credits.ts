// What `GET /api/<brand>/credits…` asks for: a period, perhaps another model, a page.
import type { Context } from 'hono'
import type { CreditCursor, CreditPage, ListCredits } from '../attribution/list-credits.ts'
import { type AttributionModel, attributionModels } from '../attribution/rule.ts'
import type { Brand } from '../brands/brand.ts'
import { type AskedPeriod, readPeriod } from './asked-period.ts'
import type { Env } from './env.ts'
import type { ErrorAnswer } from './error-answer.ts'

export type AskedCredits =
  | { ok: true; period: AskedPeriod; model: AttributionModel | null; page: CreditPage }
  | { ok: false; error: ErrorAnswer }

/** Orders of one page; of a file or a count, those of any period. */
const defaultLimit = 100
const largestLimit = 1000
const everything = 1_000_000

/** Reads what is asked, and the credits. `isWhole`: all of the period, whatever the page asked for.
 * `ambassador`: only theirs. */
export async function readCredits(
  c: Context<Env>,
  brand: Brand,
  listCredits: ListCredits,
  isWhole: boolean,
  ambassador?: string,
): Promise<AskedCredits> {
  const asked = readPeriod(c, brand)
  if (!asked.ok) return asked
  const { model: wanted, cursor, limit: most = defaultLimit } = c.req.query()
  const model = attributionModels.find((known) => known === wanted)
  if (wanted !== undefined && !model) return wrong('model', `must be one of ${attributionModels.join(', ')}`)
  const limit = isWhole ? everything : Number(most)
  if (!isWhole && !(Number.isInteger(limit) && limit >= 1 && limit <= largestLimit))
    return wrong('limit', `must be a whole number from 1 to ${largestLimit}`)
  const after = cursor === undefined || isWhole ? undefined : parseCursor(cursor)
  if (after === null) return wrong('cursor', 'is not what an answer of this path gave as next')
  const page = await listCredits(brand, { span: asked.span, model, after, limit, ambassador })
  return { ok: true, period: asked.period, model: model ?? null, page }
}

/** An order's ID may be any text. */
export function cursorText({ orderedAt, order }: CreditCursor): string {
  return `${orderedAt}.${Buffer.from(order).toString('base64url')}`
}

function parseCursor(text: string): CreditCursor | null {
  const [, orderedAt, order] = /^(\d{1,13})\.([\w-]{1,700})$/.exec(text) ?? []
  if (orderedAt === undefined || order === undefined) return null
  return { orderedAt: Number(orderedAt), order: Buffer.from(order, 'base64url').toString('utf8') }
}

function wrong(path: string, message: string): AskedCredits {
  return { ok: false, error: { status: 400, code: 'invalid', message, path } }
}
