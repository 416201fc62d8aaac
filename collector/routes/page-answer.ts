// A page as an answer: rendered, with the headers that every page has.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type PageOptions, pageHeaders, renderPage } from '../pages/page.ts'

/** `cacheControl`: default `no-store`, since most pages stand behind a token. */
export function answerPage(
  c: Context,
  status: ContentfulStatusCode,
  page: PageOptions,
  cacheControl = 'no-store',
): Response {
  return c.body(renderPage(page), status, { ...pageHeaders, 'cache-control': cacheControl })
}
