// 405 for a path that exists, called by another method. Says nothing of any brand, so no key is asked for.
import type { Hono } from 'hono'
import type { Env } from './env.ts'
import { answerError } from './error-answer.ts'

/** To be added after the handlers of `path`; `allowed` are theirs. What answers GET answers HEAD. */
export function refuseMethods(app: Hono<Env>, path: string, allowed: readonly string[]): void {
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  app.all(path, (c) => {
    c.header('allow', allow)
    return answerError(c, { status: 405, code: 'method_not_allowed', message: `this path takes ${allow}` })
  })
}
