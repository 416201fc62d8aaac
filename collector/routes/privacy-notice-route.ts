// `GET /api/<brand>/privacy-notice`: what the brand's settings keep of people, for its own people to put into their notice.
import type { Hono } from 'hono'
import { composeNotice, noticeLanguage } from '../privacy-notice/compose-notice.ts'
import { noticeFormat, noticeFormats } from '../privacy-notice/render-notice.ts'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'
import { refuseMethods } from './refuse-methods.ts'
import { type CallerOptions, createWithCaller } from './with-caller.ts'

const path = '/api/:brand/privacy-notice'

/** `?language=en|fr`, default the brand's; `?format=json|md|html`, default JSON. */
export function addPrivacyNoticeRoute(app: Hono<Env>, options: CallerOptions): void {
  const withCaller = createWithCaller(options)
  app.get(path, (c) =>
    withCaller(c, 'read_privacy_notice', async (brand) => {
      const format = noticeFormat(c.req.query('format') ?? 'json')
      if (!format)
        return answerError(c, { status: 400, code: 'invalid', message: wrongFormat, path: 'format' })
      const notice = composeNotice(brand, noticeLanguage(c.req.query('language'), brand.settings))
      const { type, render } = noticeFormats[format]
      // Saved, not shown: it is a piece of the brand's own page, and none of the collector's.
      const file = `attachment; filename="${brand.name}-privacy-notice.${format}"`
      const headers = {
        'content-type': type,
        'content-disposition': file,
        'x-content-type-options': 'nosniff',
      }
      return c.body(render(notice), 200, headers)
    }),
  )
  refuseMethods(app, path, ['GET'])
}

const wrongFormat = `is one of ${Object.keys(noticeFormats).join(', ')}`
