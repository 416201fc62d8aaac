// `GET/POST /me/<token>`: each consent with its switch, and the end of all (POPINS 12).
import type { Context, Hono } from 'hono'
import { neutralWording, wordingOf } from '../contacts/brand-wording.ts'
import type { OwnPage, OwnPages } from '../contacts/own-page.ts'
import type { IssueReceipt } from '../contacts/receipts.ts'
import { buttonName, deadLinkPage } from '../pages/confirm-pages.ts'
import { ownPage, ownPageButtons, switchName } from '../pages/own-page.ts'
import type { Env } from './env.ts'
import { answerPage } from './page-answer.ts'
import { readForm } from './read-form.ts'
import { answerReceipt } from './receipt-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { wantedLanguages } from './wanted-languages.ts'

export interface OwnPageRouteOptions {
  ownPages: OwnPages
  issueReceipt: IssueReceipt
}

export function addOwnPageRoutes(app: Hono<Env>, { ownPages, issueReceipt }: OwnPageRouteOptions): void {
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

function show(c: Context<Env>, page: OwnPage | null, done: 'saved' | 'stopped' | null): Response {
  if (!page) return dead(c)
  const { settings } = page.brand
  const wording = wordingOf(page.brand, ...wantedLanguages(c))
  const token = c.req.param('token') ?? ''
  const { timeZone } = settings
  return answerPage(c, 200, ownPage({ wording, settings, consents: page.consents, timeZone, token, done }))
}

/** The same status and bytes for every link that does not work. */
function dead(c: Context<Env>): Response {
  return answerPage(c, 404, deadLinkPage(neutralWording(...wantedLanguages(c))))
}
