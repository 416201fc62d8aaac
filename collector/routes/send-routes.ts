// `POST /api/<brand>/publications/<id>/sends`: links of their own for the contacts that a publication is sent to.
// `GET /api/<brand>/contacts/<external_id>/interactions`: what was sent, seen and clicked (E12), and the last activity (E11).
import type { Context, Hono } from 'hono'
import type { Brand } from '../brands/brand.ts'
import { readInteractions } from '../contacts/contact-interactions.ts'
import type { FromServer } from '../contacts/from-server/from-server.ts'
import { itemLimits, readItems } from '../contacts/from-server/read-items.ts'
import { takeItems } from '../contacts/from-server/take-items.ts'
import { lastActivity } from '../contacts/last-activity.ts'
import type { Publications } from '../publications/publications.ts'
import type { RecordStore } from '../stores/records.ts'
import type { Env } from './env.ts'
import { answerError, type ErrorAnswer } from './error-answer.ts'
import { readBody } from './read-body.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

export interface SendRouteOptions extends CallerOptions {
  records: RecordStore
  publications: Publications
  fromServer: FromServer
}

export function addSendRoutes(app: Hono<Env>, options: SendRouteOptions): void {
  const { records, publications, fromServer } = options
  const withCaller = createWithCaller(options)
  const sends = '/api/:brand/publications/:id/sends'
  const interactions = '/api/:brand/contacts/:id/interactions'

  app.post(sends, (c) => withCaller(c, 'send_server_data', (brand) => take(c, brand)))
  refuseMethods(app, sends, ['POST'])

  app.get(interactions, (c) =>
    withCaller(c, 'read_contacts', async (brand) => {
      const history = await records.transact(brand.name, async (tx) => {
        const contact = await fromServer.findShown(tx, brand, c.req.param('id'))
        if (contact === null) return null
        return { interactions: await readInteractions(tx, contact), last: await lastActivity(tx, contact) }
      })
      if (history === null) return answerError(c, noSuchContact)
      return c.json({
        interactions: history.interactions.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
        last_activity_at: history.last === null ? null : new Date(history.last).toISOString(),
      })
    }),
  )
  refuseMethods(app, interactions, ['GET'])

  async function take(c: Context<Env>, brand: Brand): Promise<Response> {
    if (brand.settings.contacts === 'off') return answerError(c, contactsOff)
    const publication = await publications.find(brand.name, c.req.param('id') ?? '')
    if (!publication) return answerError(c, noSuchPublication)
    const body = await readBody(c, itemLimits.bytes)
    if (!body.ok) return answerError(c, body.error)
    const read = readItems(body.bytes)
    if (!read.ok) return answerError(c, read.error)
    const answer = await takeItems(records, brand, read.items, fromServer.takeSend(publication))
    const [refused] = answer.refused
    if (read.isList || !refused) return c.json(answer)
    const { code, message, path } = refused
    return answerError(c, { status: 400, code, message, path })
  }
}

const contactsOff: ErrorAnswer = {
  status: 403,
  code: 'contacts_off',
  message: 'this brand does not take contacts: its setting contacts is off',
}
const noSuchPublication: ErrorAnswer = {
  status: 404,
  code: 'no_such_publication',
  message: 'there is no such publication',
}
const noSuchContact: ErrorAnswer = {
  status: 404,
  code: 'no_such_contact',
  message: 'there is no such contact',
}
