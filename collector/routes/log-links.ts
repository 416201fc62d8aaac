// Whoever opens a mailed link sees and changes what the brand has of a person: that it was opened is written down (L1)
// before the page answers. A link that opens nothing is nobody's, and leaves no entry.
import type { Hono } from 'hono'
import type { Brand } from '../brands/brand.ts'
import type { Confirmations } from '../contacts/confirm.ts'
import type { OwnPages } from '../contacts/own-page.ts'
import type { Unsubscriptions } from '../contacts/unsubscribe.ts'
import { addressOf } from './address-of.ts'
import type { Env } from './env.ts'
import { type LogAccessOptions, routeOf } from './log-access.ts'
import { showTrouble } from './show-trouble.ts'

export interface LogLinksOptions extends LogAccessOptions {
  ownPages: Pick<OwnPages, 'look'>
  confirmations: Pick<Confirmations, 'look'>
  unsubscriptions: Pick<Unsubscriptions, 'look'>
}

/** Whom a link's token is about; null when it is no good. */
type Look = (token: string) => Promise<{ brand: Brand; contact: string } | null>

/** To be added before the pages. */
export function logLinks(app: Hono<Env>, options: LogLinksOptions): void {
  const { accessLog, clientAddress, ownPages, confirmations, unsubscriptions } = options
  const looks: Readonly<Record<string, Look>> = {
    me: ownPages.look,
    confirm: confirmations.look,
    unsubscribe: unsubscriptions.look,
  }
  for (const [page, look] of Object.entries(looks))
    app.use(`/${page}/:token/*`, showTrouble, async (c, next) => {
      const found = await look(c.req.param('token') ?? '')
      if (found)
        await accessLog.add(found.brand.name, {
          by: 'person',
          operation: c.req.method === 'POST' ? 'updated' : 'read',
          entity: 'consents',
          id: found.contact,
          route: routeOf(c).replace('/*', ''),
          address: addressOf(c, clientAddress),
        })
      await next()
    })
}
