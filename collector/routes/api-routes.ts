// What a brand's server tells: `POST /api/<brand>/{orders,refunds,contacts,invitations,suppressions,publications}`, one item or a list,
// and `DELETE /api/<brand>/contacts/<external_id>`. `docs/server-api.md` has an example of each.
import type { Context, Hono } from 'hono'
import type { Act } from '../access/permissions.ts'
import type { Brand } from '../brands/brand.ts'
import type { FromServer } from '../contacts/from-server/from-server.ts'
import { type ItemKind, itemKinds } from '../contacts/from-server/from-server.ts'
import { ownId } from '../contacts/from-server/item-fields.ts'
import type { ProblemCode } from '../contacts/from-server/parse-item.ts'
import { itemLimits, readItems } from '../contacts/from-server/read-items.ts'
import { takeItems } from '../contacts/from-server/take-items.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface ApiRouteOptions extends CallerOptions {
  records: RecordStore
  fromServer: FromServer
}

export function addApiRoutes(app: Hono<Env>, options: ApiRouteOptions): void {
  const { records, fromServer } = options
  const withCaller = createWithCaller(options)

  for (const kind of itemKinds) {
    const path = `/api/:brand/${kind}`
    app.post(path, (c) => withCaller(c, acts[kind], (brand) => take(c, brand, kind)))
    refuseMethods(app, path, ['POST'])
  }

  app.delete('/api/:brand/contacts/:id', (c) =>
    withCaller(c, 'send_server_data', async (brand) => {
      const id = ownId.safeParse(c.req.param('id'))
      if (!id.success) return answerError(c, invalidId)
      await fromServer.removeContact(brand, id.data)
      return c.body(null, 204)
    }),
  )
  refuseMethods(app, '/api/:brand/contacts/:id', ['DELETE'])

  async function take(c: Context<Env>, brand: Brand, kind: ItemKind): Promise<Response> {
    if (kind === 'contacts' && brand.settings.contacts === 'off') return answerError(c, contactsOff)
    const body = await readBody(c, itemLimits.bytes)
    if (!body.ok) return answerError(c, body.error)
    const read = readItems(body.bytes)
    if (!read.ok) return answerError(c, read.error)
    const answer = await takeItems(records, brand, read.items, fromServer.takes[kind])
    const [refused] = answer.refused
    if (read.isList || !refused) return c.json(answer)
    const { code, message, path } = refused
    return answerError(c, { status: statuses[code], code, message, path })
  }
}

const acts: Readonly<Record<ItemKind, Act>> = {
  orders: 'send_server_data',
  refunds: 'send_server_data',
  contacts: 'send_server_data',
  invitations: 'send_server_data',
  suppressions: 'send_server_data',
  publications: 'manage_publications',
}
const statuses: Readonly<Record<ProblemCode, ErrorAnswer['status']>> = {
  invalid: 400,
  unknown_field: 400,
  id_reused: 409,
}
const contactsOff: ErrorAnswer = {
  status: 403,
  code: 'contacts_off',
  message: 'this brand does not take contacts: its setting contacts is off',
}
const invalidId: ErrorAnswer = {
  status: 400,
  code: 'invalid',
  message: 'must be 1 to 128 characters in one line',
  path: 'external_id',
}
