// `GET/POST /me/<token>/erase`: what goes and what stays, then the erasure and its certificate (G1, G5).
// `GET/POST /new-address/<token>`: the button in the mail to a new address. GET changes nothing (S16).
import type { Context, Hono } from 'hono'
import type { Brand } from '../brands/brand.ts'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import { buttonName, confirmButtons, deadLinkPage } from '../pages/confirm-pages.ts'
import { erasedPage, erasePage } from '../pages/erase-pages.ts'
import { newAddressPage } from '../pages/new-address-pages.ts'
import { ownPageButtons, reasonName } from '../pages/own-page-names.ts'
import type { ChangeEmail, EmailOutcome } from '../rights/change-email.ts'
import type { OwnErasures } from '../rights/own-erasure.ts'
import type { Env } from './env.ts'
import { linkVoice } from './link-voice.ts'
import { answerPage } from './page-answer.ts'
import { readForm } from './read-form.ts'
import { refuseMethods } from './refuse-methods.ts'
import { showTrouble } from './show-trouble.ts'
import { wantedLanguages } from './wanted-languages.ts'

export interface OwnErasureRouteOptions {
  brands: Pick<BrandRegistry, 'find'>
  ownErasures: OwnErasures
  changeEmail: ChangeEmail
}

export function addOwnErasureRoutes(app: Hono<Env>, options: OwnErasureRouteOptions): void {
  const { brands, ownErasures, changeEmail } = options
  const dead = (c: Context<Env>) => answerPage(c, 404, deadLinkPage(linkVoice(c, brands)))
  const voice = (c: Context<Env>, brand: Brand) => wordingOf(brand, ...wantedLanguages(c))

  async function showStep(c: Context<Env>, token: string): Promise<Response> {
    const brand = await ownErasures.look(token)
    if (!brand) return deadBelow(c)
    return answerPage(c, 200, erasePage(voice(c, brand), brand.settings, token))
  }

  /** The same page as another dead link's, one folder further down. */
  const deadBelow = (c: Context<Env>) =>
    answerPage(c, 404, { ...deadLinkPage(linkVoice(c, brands)), root: '../../' })

  app.get('/me/:token/erase', (c) => showStep(c, c.req.param('token')))
  app.post('/me/:token/erase', async (c) => {
    const token = c.req.param('token')
    const form = await readForm(c)
    if (form.get(buttonName) !== ownPageButtons.erase) return showStep(c, token)
    const reason = form.get(reasonName) === 'minor' ? 'minor' : 'request'
    const erased = await ownErasures.erase(token, reason)
    if (!erased) return deadBelow(c)
    return answerPage(c, 200, erasedPage(voice(c, erased.brand), erased.brand, erased))
  })
  refuseMethods(app, '/me/:token/erase', ['GET', 'POST'])

  const showOutcome = (c: Context<Env>, found: EmailOutcome | null) =>
    found
      ? answerPage(c, 200, newAddressPage(voice(c, found.brand), found.brand.settings, found.outcome))
      : dead(c)

  app.use('/new-address/*', showTrouble)
  app.get('/new-address/:token', async (c) => showOutcome(c, await changeEmail.look(c.req.param('token'))))
  app.post('/new-address/:token', async (c) => {
    const token = c.req.param('token')
    const pressed = (await readForm(c)).get(buttonName)
    if (pressed === confirmButtons.confirm) return showOutcome(c, await changeEmail.confirm(token))
    // A mail program's POST presses no button (RFC 8058): whoever sends it wants no such mails.
    return showOutcome(c, await changeEmail.block(token))
  })
  refuseMethods(app, '/new-address/:token', ['GET', 'POST'])
}
