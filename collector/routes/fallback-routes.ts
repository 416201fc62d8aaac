// `GET /f/<brand>/<popin>?language=&publication=&order=`: each popin as a page without JavaScript. What it asks and says
// is the popin's own answer, so its boxes have the same texts and hashes.
import type { Context, Hono } from 'hono'
import { limits } from '../../sdk/protocol/limits.ts'
import { type PopinKind, popinKinds } from '../../sdk/protocol/opt-in.ts'
import type { PopinAnswer } from '../../sdk/protocol/popin.ts'
import type { Brand } from '../brands/brand.ts'
import { neutralWording, wordingOf } from '../contacts/brand-wording.ts'
import type { FormContent } from '../pages/fallback-form.ts'
import { formPage, nothingPage, scriptOnlyPage, troublePage } from '../pages/fallback-page.ts'
import { RecordStoreTrouble } from '../stores/records.ts'
import type { Env } from './env.ts'
import { answerPage } from './page-answer.ts'
import { addPageStyleRoute } from './page-style-route.ts'
import type { PopinRouteOptions } from './popin-routes.ts'
import { wantedLanguages } from './wanted-languages.ts'

const root = '../../'
/** The same for everybody who asks the same in the same language; a form holds no identifier. */
const shortLife = 'public, max-age=300'

export function addFallbackRoutes(app: Hono<Env>, { brands, answerPopin }: PopinRouteOptions): void {
  addPageStyleRoute(app)

  app.get('/f/:brand/:popin', async (c) => {
    const brand = brands.find(c.req.param('brand'))
    const kind = popinKinds.find((one) => one === c.req.param('popin'))
    c.header('vary', 'Accept-Language, Sec-GPC')
    if (!brand || !kind) return nothing(c)
    return answerOrTrouble(c, brand, kind)
  })

  async function answerOrTrouble(c: Context<Env>, brand: Brand, kind: PopinKind): Promise<Response> {
    try {
      return await show(c, brand, kind)
    } catch (error) {
      if (!(error instanceof RecordStoreTrouble)) throw error
      c.header('retry-after', '5')
      return answerPage(c, 503, troublePage(root, neutralWording(...wantedLanguages(c))))
    }
  }

  async function show(c: Context<Env>, brand: Brand, kind: PopinKind): Promise<Response> {
    const wording = wordingOf(brand, ...wantedLanguages(c))
    const publication = c.req.query('publication') || null
    const answered = await answerPopin(brand, {
      kind,
      language: wording.language,
      ...(publication ? { publication } : {}),
    })
    if (!answered.ok) return nothing(c)
    const { answer } = answered
    const { settings } = brand
    const options = { root, wording, settings } as const
    if (kind === 'consent' || kind === 'pick')
      return answerPage(c, 200, scriptOnlyPage(options, kind, answer.texts.title), shortLife)
    const form = {
      wording,
      content: contentOf(kind, answer, c.req.header('sec-gpc') === '1'),
      action: `${root}o/${brand.name}`,
      leave: settings.origins[0] ?? '/',
      publication: answer.ambassador ? publication : null,
      order: c.req.query('order')?.slice(0, limits.codeLength) || null,
    }
    return answerPage(c, 200, formPage(options, answer.texts.title, form), shortLife)
  }
}

/** With GPC the partners' box does not exist (POPINS 9). */
function contentOf(kind: PopinKind, answer: PopinAnswer, hasGpc: boolean): FormContent {
  const { texts, version, fields, text_hashes: textHashes } = answer
  if (!('notice' in texts)) throw new Error(`The popin ${kind} has no form`)
  const boxes = hasGpc ? answer.boxes.filter((to) => to !== 'partners') : answer.boxes
  return { kind, version, texts, textHashes, fields, boxes, partners: hasGpc ? null : answer.partners }
}

function nothing(c: Context<Env>): Response {
  return answerPage(c, 404, nothingPage(root, neutralWording(...wantedLanguages(c))))
}
