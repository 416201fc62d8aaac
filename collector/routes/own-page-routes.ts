// `GET/POST /me/<token>`: each consent with its switch, and the rights of the person (POPINS 12, G1). GET changes nothing.
import type { Context, Hono } from 'hono'
import type { BrandRegistry } from '../brands/brand-registry.ts'
import { wordingOf } from '../contacts/brand-wording.ts'
import type { OwnPages } from '../contacts/own-page.ts'
import type { IssueReceipt } from '../contacts/receipts.ts'
import { buttonName, deadLinkPage } from '../pages/confirm-pages.ts'
import type { TypedDetails } from '../pages/own-details.ts'
import { type OwnPageDone, ownPage } from '../pages/own-page.ts'
import { customPrefix, detailNames, ownPageButtons, switchName } from '../pages/own-page-names.ts'
import type { OwnAct, OwnRights } from '../rights/own-rights.ts'
import { toPersonalCsv } from '../rights/personal-data-csv.ts'
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
  ownRights: OwnRights
  issueReceipt: IssueReceipt
}

type Press = (c: Context<Env>, token: string, form: URLSearchParams) => Promise<Response>

export function addOwnPageRoutes(app: Hono<Env>, options: OwnPageRouteOptions): void {
  const { brands, ownPages, ownRights, issueReceipt } = options
  /** The same status and bytes for every link of a brand that does not work. */
  const dead = (c: Context<Env>) => answerPage(c, 404, deadLinkPage(linkVoice(c, brands)))

  async function show(c: Context<Env>, token: string, done: OwnPageDone, typed?: TypedDetails) {
    const page = await ownPages.look(token)
    const record = page && (await ownRights.look(token))
    if (!page || !record) return dead(c)
    const { settings } = page.brand
    const wording = wordingOf(page.brand, ...wantedLanguages(c))
    const content = { wording, settings, consents: page.consents, record, token, done }
    return answerPage(c, 200, ownPage(typed ? { ...content, typed } : content))
  }

  const act =
    (name: OwnAct, done: OwnPageDone): Press =>
    async (c, token) =>
      (await ownRights.act(token, name)) ? show(c, token, done) : dead(c)

  const copy =
    (type: 'json' | 'csv'): Press =>
    async (c, token) => {
      const copied = await ownRights.copy(token)
      if (!copied) return dead(c)
      const text = type === 'csv' ? toPersonalCsv(copied.data) : `${JSON.stringify(copied.data, null, 1)}\n`
      return answerFile(c, text, type, copied.brand.name)
    }

  const correct: Press = async (c, token, form) => {
    const known = await ownRights.look(token)
    if (!known) return dead(c)
    const { language } = wordingOf(known.brand, ...wantedLanguages(c))
    const corrected = await ownRights.correct(token, correctionIn(form), language)
    if (!corrected) return dead(c)
    if (corrected.ok) return show(c, token, corrected.awaitsMail ? 'rights.email_sent' : 'rights.corrected')
    return show(c, token, null, { values: Object.fromEntries(form), field: corrected.field })
  }

  const presses: Readonly<Record<string, Press>> = {
    [ownPageButtons.save]: async (c, token, form) => {
      const page = await ownPages.save(token, new Set(form.getAll(switchName)), wantedLanguages(c))
      return page ? show(c, token, 'me.saved') : dead(c)
    },
    [ownPageButtons.stopAll]: async (c, token) => {
      const page = await ownPages.stopAll(token)
      if (page) await ownRights.noteStop(token)
      return page ? show(c, token, 'me.stopped') : dead(c)
    },
    [ownPageButtons.correct]: correct,
    [ownPageButtons.copyJson]: copy('json'),
    [ownPageButtons.copyCsv]: copy('csv'),
    [ownPageButtons.restrict]: act('restrict', 'rights.restrict_done'),
    [ownPageButtons.lift]: act('lift', 'rights.lift_done'),
    [ownPageButtons.object]: act('object', 'rights.object_done'),
    [ownPageButtons.allow]: act('allow', 'rights.allow_done'),
  }

  app.use('/me/*', showTrouble)
  app.get('/me/:token', (c) => show(c, c.req.param('token'), null))
  app.get('/me/:token/receipt', async (c) => {
    const page = await ownPages.look(c.req.param('token'))
    const receipt = page && (await issueReceipt(page.brand, page.contact))
    return receipt ? answerReceipt(c, receipt) : dead(c)
  })
  app.post('/me/:token', async (c) => {
    const token = c.req.param('token')
    const form = await readForm(c)
    const pressed = form.get(buttonName) ?? ''
    const press = Object.hasOwn(presses, pressed) ? presses[pressed] : undefined
    return press ? press(c, token, form) : show(c, token, null)
  })
  refuseMethods(app, '/me/:token', ['GET', 'POST'])
}

/** The fields that the form has; what else was sent is dropped. */
function correctionIn(form: URLSearchParams) {
  const plain = detailNames.flatMap((name) => {
    const value = form.get(name)
    return value === null ? [] : [[name, value]]
  })
  const custom = [...form].flatMap(([name, value]) =>
    name.startsWith(customPrefix) ? [[name.slice(customPrefix.length), value]] : [],
  )
  return { ...Object.fromEntries(plain), custom: Object.fromEntries(custom) }
}

const types = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const

function answerFile(c: Context<Env>, text: string, type: 'json' | 'csv', brand: string): Response {
  return c.body(text, 200, {
    'content-type': types[type],
    'content-disposition': `attachment; filename="my-data-${brand}.${type}"`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  })
}
