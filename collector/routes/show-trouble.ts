// On a path that people look at, trouble is a page too: the status and `Retry-After` of the error's answer, in words.
import type { MiddlewareHandler } from 'hono'
import { neutralWording } from '../contacts/brand-wording.ts'
import { troublePage } from '../pages/fallback-page.ts'
import { type PageOptions, pageHeaders, renderPage } from '../pages/page.ts'
import type { Env } from './env.ts'
import { answerThrown } from './error-answer.ts'
import { wantedLanguages } from './wanted-languages.ts'

const tooManyRequests = 429

/** For what was thrown, which the app has been told of by then, and for "too many requests": what passes by itself. */
export const showTrouble: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const isTrouble = c.error !== undefined || c.res.status === tooManyRequests
  if (!isTrouble) return
  const { status, headers } = c.error ? answerThrown(c, c.error) : c.res
  const retryAfter = headers.get('retry-after')
  const page = troublePage(rootOf(c.req.path), neutralWording(...wantedLanguages(c)))
  // What was set is taken back first, or its headers would be added to the page's.
  c.res = undefined
  c.res = new Response(renderPage(page), {
    status,
    headers: {
      ...pageHeaders,
      'cache-control': 'no-store',
      ...(retryAfter ? { 'retry-after': retryAfter } : {}),
    },
  })
}

const roots = ['', '../', '../../'] as const satisfies PageOptions['root'][]

/** From a page at this path to the collector's root. */
function rootOf(path: string): PageOptions['root'] {
  return roots[path.split('/').length - 2] ?? '../../'
}
