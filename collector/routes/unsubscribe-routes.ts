// `GET/POST /unsubscribe/<token>`: a page with buttons for people, one POST for their mail programs (RFC 8058), which
// come without cookie and origin. `GET/POST /unsubscribe/<brand>`: an address is typed and gets its link.
import type { Context, Hono } from 'hono'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import type { Unsubscriptions } from '../contacts/unsubscribe.ts'
import { buttonName, deadLinkPage } from '../pages/confirm-pages.ts'
import {
  addressName,
  askedLinkPage,
  askLinkPage,
  unsubscribeButtons,
  unsubscribedPage,
  unsubscribePage,
} from '../pages/unsubscribe-pages.ts'
import type { ClientAddress } from '../privacy/client-address.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { linkVoice } from './link-voice.ts'
import { answerPage } from './page-answer.ts'
import type { RateLimits } from './rate-limits.ts'
import { readForm } from './read-form.ts'
import { refuseMethods } from './refuse-methods.ts'
import { showTrouble } from './show-trouble.ts'
import { wantedLanguages } from './wanted-languages.ts'

export interface UnsubscribeRouteOptions {
  brands: BrandRegistry
  unsubscriptions: Unsubscriptions
  clientAddress: ClientAddress
  rateLimits: RateLimits
}

export function addUnsubscribeRoutes(app: Hono<Env>, options: UnsubscribeRouteOptions): void {
  const { brands, unsubscriptions } = options
  /** The same status and bytes for every link of a brand that does not work. */
  const dead = (c: Context<Env>) => answerPage(c, 404, deadLinkPage(linkVoice(c, brands)))

  app.use('/unsubscribe/*', showTrouble)

  app.get('/unsubscribe/:token', async (c) => {
    const brand = brands.find(c.req.param('token'))
    if (brand) return answerPage(c, 200, askLinkPage(wordingOf(brand, ...wantedLanguages(c)), brand.settings))
    const found = await unsubscriptions.look(c.req.param('token'))
    if (!found) return dead(c)
    const wording = wordingOf(found.brand, ...wantedLanguages(c))
    return answerPage(c, 200, unsubscribePage(wording, found.brand.settings, found.alias))
  })
  app.post('/unsubscribe/:token', async (c) => {
    const brand = brands.find(c.req.param('token'))
    const form = await readForm(c)
    return brand ? sendLink(c, brand, form) : stop(c, form)
  })
  refuseMethods(app, '/unsubscribe/:token', ['GET', 'POST'])

  /** A mail program's POST presses no button: everything ends. */
  async function stop(c: Context<Env>, form: URLSearchParams): Promise<Response> {
    const isOne = form.get(buttonName) === unsubscribeButtons.ambassador
    const stopped = await unsubscriptions.stop(c.req.param('token') ?? '', isOne ? 'ambassador' : 'brand')
    if (!stopped) return dead(c)
    const wording = wordingOf(stopped.brand, ...wantedLanguages(c))
    return answerPage(c, 200, unsubscribedPage(wording, stopped.brand.settings))
  }

  async function sendLink(c: Context<Env>, brand: Brand, form: URLSearchParams): Promise<Response> {
    const address = options.clientAddress(
      c.env?.incoming?.socket.remoteAddress,
      c.req.header('x-forwarded-for'),
    )
    const wait = await options.rateLimits.take(address, brand)
    const message = 'too many requests; slow down'
    if (wait > 0) return answerError(c, { status: 429, code: 'too_many_requests', message, retryAfter: wait })
    const wording = wordingOf(brand, ...wantedLanguages(c))
    await unsubscriptions.requestLink(brand, form.get(addressName) ?? '', wording.language)
    return answerPage(c, 200, askedLinkPage(wording, brand.settings))
  }
}
