// `GET/POST /confirm/<token>`: looking changes nothing, however often and by whomever; the button confirms (S16).
import type { Context, Hono } from 'hono'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import type { AskedConsents, Confirmations } from '../contacts/confirm.ts'
import type { IssueReceipt } from '../contacts/receipts.ts'
import type { Texts } from '../contacts/texts.ts'
import {
  blockedPage,
  buttonName,
  confirmButtons,
  confirmedPage,
  confirmPage,
  deadConfirmPage,
  sentAgainPage,
} from '../pages/confirm-pages.ts'
import type { PageOptions } from '../pages/page.ts'
import type { Env } from './env.ts'
import { linkVoice } from './link-voice.ts'
import { answerPage } from './page-answer.ts'
import { readForm } from './read-form.ts'
import { answerReceipt } from './receipt-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { showTrouble } from './show-trouble.ts'

export interface ConfirmRouteOptions {
  brands: Pick<BrandRegistry, 'find'>
  confirmations: Confirmations
  issueReceipt: IssueReceipt
  texts: Pick<Texts, 'textOf' | 'partnersOf'>
}

export function addConfirmRoutes(app: Hono<Env>, options: ConfirmRouteOptions): void {
  const { brands, confirmations, texts } = options
  const voice = (c: Context<Env>) => linkVoice(c, brands)
  /** The same status and bytes for every link of a brand that does not work. */
  const dead = (c: Context<Env>) => answerPage(c, 404, deadConfirmPage(voice(c)))

  app.use('/confirm/*', showTrouble)

  app.get('/confirm/:token', async (c) => show(c, await confirmations.look(c.req.param('token'))))
  app.get('/confirm/:token/receipt', async (c) => {
    const consents = await confirmations.look(c.req.param('token'))
    const receipt = consents?.isConfirmed
      ? await options.issueReceipt(consents.brand, consents.contact)
      : null
    return receipt ? answerReceipt(c, receipt) : dead(c)
  })
  app.post('/confirm/:token', async (c) => {
    const token = c.req.param('token')
    const pressed = (await readForm(c)).get(buttonName)
    if (pressed === confirmButtons.confirm) return show(c, await confirmations.confirm(token))
    if (pressed === confirmButtons.again) {
      await confirmations.sendAgain(token)
      return answerPage(c, 200, sentAgainPage(voice(c)))
    }
    if (pressed === confirmButtons.block)
      return (await confirmations.block(token)) ? answerPage(c, 200, blockedPage(voice(c))) : dead(c)
    if (pressed === confirmButtons.ownPage) {
      const own = await confirmations.openOwnPage(token)
      return own === null ? dead(c) : toOwnPage(c, own)
    }
    return show(c, await confirmations.look(token))
  })
  refuseMethods(app, '/confirm/:token', ['GET', 'POST'])

  async function show(c: Context<Env>, consents: AskedConsents | null): Promise<Response> {
    return consents ? answerPage(c, 200, await pageOf(c, consents)) : dead(c)
  }

  async function pageOf(c: Context<Env>, { brand, agreed, ...asked }: AskedConsents): Promise<PageOptions> {
    const { settings, name } = brand
    const wording = wordingOf(brand, asked.language)
    if (asked.isConfirmed) return confirmedPage(wording, settings, c.req.param('token') ?? '')
    const words = await Promise.all(
      agreed.map(async ({ recipient, text }) => ({
        recipient,
        text: (await texts.textOf(name, text))?.text ?? '',
      })),
    )
    const lists = await Promise.all(agreed.map(({ list }) => (list ? texts.partnersOf(name, list) : null)))
    return confirmPage({ wording, settings, agreed: words, partners: lists.flatMap((names) => names ?? []) })
  }
}

function toOwnPage(c: Context<Env>, token: string): Response {
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  return c.redirect(`../me/${token}`, 303)
}
