// `GET/POST /me/<token>`: each consent with its switch, and the end of all (POPINS 12).
import type { Context, Hono } from 'hono'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import type { OwnPage, OwnPages } from '../contacts/own-page.ts'
import type { IssueReceipt } from '../contacts/receipts.ts'
import { buttonName, deadLinkPage } from '../pages/confirm-pages.ts'
import { ownPage, ownPageButtons, switchName } from '../pages/own-page.ts'
import type { Env } from './env.ts'
import { linkVoice } from './link-voice.ts'
import { answerPage } from './page-answer.ts'
import { readForm } from './read-form.ts'
import { answerReceipt } from './receipt-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { showTrouble } from './show-trouble.ts'
import { wantedLanguages } from './wanted-languages.ts'

export interface OwnPageRouteOptions {
  brands: Pick<BrandRegistry, 'find'>
  ownPages: OwnPages
  issueReceipt: IssueReceipt
}

export function addOwnPageRoutes(app: Hono<Env>, options: OwnPageRouteOptions): void {
  const { brands, ownPages, issueReceipt } = options
  /** The same status and bytes for every link of a brand that does not work. */
  const dead = (c: Context<Env>) => answerPage(c, 404, deadLinkPage(linkVoice(c, brands)))
  const show = (c: Context<Env>, page: OwnPage | null, done: Done) => (page ? answer(c, page, done) : dead(c))

  app.use('/me/*', showTrouble)
  app.get('/me/:token', async (c) => show(c, await ownPages.look(c.req.param('token')), null))
  app.get('/me/:token/receipt', async (c) => {
    const page = await ownPages.look(c.req.param('token'))
    const receipt = page && (await issueReceipt(page.brand, page.contact))
    return receipt ? answerReceipt(c, receipt) : dead(c)
  })
  app.post('/me/:token', async (c) => {
    const token = c.req.param('token')
    const form = await readForm(c)
    const pressed = form.get(buttonName)
    if (pressed === ownPageButtons.stopAll) return show(c, await ownPages.stopAll(token), 'stopped')
    if (pressed !== ownPageButtons.save) return show(c, await ownPages.look(token), null)
    const page = await ownPages.save(token, new Set(form.getAll(switchName)), wantedLanguages(c))
    return show(c, page, 'saved')
  })
  refuseMethods(app, '/me/:token', ['GET', 'POST'])
}

/** What was just done. */
type Done = 'saved' | 'stopped' | null

function answer(c: Context<Env>, { brand, consents }: OwnPage, done: Done): Response {
  const { settings } = brand
  const wording = wordingOf(brand, ...wantedLanguages(c))
  const token = c.req.param('token') ?? ''
  const { timeZone } = settings
  return answerPage(c, 200, ownPage({ wording, settings, consents, timeZone, token, done }))
}
