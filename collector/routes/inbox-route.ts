// `GET /inbox`: the demonstration's mails, to this machine alone.
import type { Hono } from 'hono'
import ipaddr from 'ipaddr.js'
import type { Inbox } from '../mail/inbox.ts'
import { inboxPage } from '../pages/inbox-page.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { answerPage } from './page-answer.ts'
import { refuseMethods } from './refuse-methods.ts'

export function addInboxRoute(app: Hono<Env>, inbox: Inbox): void {
  app.get('/inbox', (c) => {
    const address = c.env?.incoming?.socket.remoteAddress ?? ''
    const isHere = ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
    // A proxy on this machine brings whom it pleases: who comes through one is not here.
    if (isHere && c.req.header('x-forwarded-for') === undefined)
      return answerPage(c, 200, inboxPage(inbox.list()))
    return answerError(c, { status: 403, code: 'not_here', message: 'the inbox is this machine’s own' })
  })
  refuseMethods(app, '/inbox', ['GET'])
}
